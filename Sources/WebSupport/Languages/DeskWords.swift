// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors
// Table of data

/// Words of bulk actions, saved views, price files, trials and the first run.
let deskWords = #"""
    Manager
    ru Менеджер
    uk Менеджер

    Who of your people looks after it; the list of clients can be filtered by it.
    ru Кто из ваших людей его ведёт; по нему можно отбирать клиентов в списке.
    uk Хто з ваших людей його веде; за ним можна відбирати клієнтів у списку.

    Balance below zero
    ru Баланс ниже нуля
    uk Баланс нижче нуля

    Balance above zero
    ru Баланс выше нуля
    uk Баланс вище нуля

    Choose one of the operator's people.
    ru Выберите кого-то из людей оператора.
    uk Виберіть когось із людей оператора.

    In force now ({0})
    ru Действуют сейчас ({0})
    uk Діють зараз ({0})

    There is no price of this country.
    ru Для этой страны цен нет.
    uk Для цієї країни цін немає.

    Column of MCC and MNC together
    ru Столбец с MCC и MNC вместе
    uk Стовпець з MCC і MNC разом

    Column of the MCC
    ru Столбец с MCC
    uk Стовпець з MCC

    Column of the MNC
    ru Столбец с MNC
    uk Стовпець з MNC

    Column of the country
    ru Столбец со страной
    uk Стовпець з країною

    Column of the price
    ru Столбец с ценой
    uk Стовпець з ціною

    Column of the date
    ru Столбец с датой
    uk Стовпець з датою

    Found by itself: {0}.
    ru Находится сам: {0}.
    uk Знаходиться сам: {0}.

    Columns with other names
    ru Столбцы с другими названиями
    uk Стовпці з іншими назвами

    Import prices (CSV, TXT, XLSX)
    ru Импорт цен (CSV, TXT, XLSX)
    uk Імпорт цін (CSV, TXT, XLSX)

    There is no column "{0}"; there are {1}. The first line names the columns: mccmnc or country, price, and optionally effective.
    ru Столбца «{0}» нет; есть {1}. В первой строке стоят названия столбцов: mccmnc или country, price и, если нужно, effective.
    uk Стовпця «{0}» немає; є {1}. У першому рядку стоять назви стовпців: mccmnc або country, price і, якщо потрібно, effective.

    Route was saved.
    ru Маршрут сохранён.
    uk Маршрут збережено.

    Saved views
    ru Сохранённые виды
    uk Збережені види

    Forget this view
    ru Забыть этот вид
    uk Забути цей вид

    Name of the view
    ru Название вида
    uk Назва виду

    Save this view
    ru Сохранить этот вид
    uk Зберегти цей вид

    Nothing was saved: a view has a name and a filter.
    ru Ничего не сохранено: у вида есть название и фильтр.
    uk Нічого не збережено: вид має назву і фільтр.

    Nothing was saved: there are {0} views; forget one.
    ru Ничего не сохранено: видов уже {0}; забудьте один из них.
    uk Нічого не збережено: видів уже {0}; забудьте один із них.

    The view was saved.
    ru Вид сохранён.
    uk Вид збережено.

    The view is forgotten.
    ru Вид забыт.
    uk Вид забуто.

    PDFs (ZIP)
    ru PDF (ZIP)
    uk PDF (ZIP)

    With the marked invoices
    ru С отмеченными счетами
    uk З позначеними рахунками

    Mark {0}
    ru Отметить {0}
    uk Позначити {0}

    Mail again
    ru Отправить по почте снова
    uk Надіслати поштою знову

    Mark as sent
    ru Отметить как отправленные
    uk Позначити як надіслані

    Marked as sent
    ru Отмечен как отправленный
    uk Позначено як надісланий

    {0} will be mailed.
    ru {0} будет отправлен по почте.|{0} будут отправлены по почте.|{0} будут отправлены по почте.
    uk {0} буде надіслано поштою.|{0} буде надіслано поштою.|{0} буде надіслано поштою.

    {0} were put into the outbox.
    ru {0} помещён в исходящие.|{0} помещены в исходящие.|{0} помещены в исходящие.
    uk {0} поміщено до вихідних.|{0} поміщено до вихідних.|{0} поміщено до вихідних.

    {0} will be marked as sent.
    ru {0} будет отмечен как отправленный.|{0} будут отмечены как отправленные.|{0} будут отмечены как отправленные.
    uk {0} буде позначено як надісланий.|{0} буде позначено як надіслані.|{0} буде позначено як надіслані.

    {0} were marked as sent.
    ru {0} отмечен как отправленный.|{0} отмечены как отправленные.|{0} отмечены как отправленные.
    uk {0} позначено як надісланий.|{0} позначено як надіслані.|{0} позначено як надіслані.

    {0} {1} skipped: the table says why.
    ru {0} Пропущено: {1}; почему — в таблице.
    uk {0} Пропущено: {1}; чому — у таблиці.

    Result
    ru Результат
    uk Результат

    Ready
    ru Готов
    uk Готовий

    Skipped
    ru Пропущен
    uk Пропущено

    Nothing was done: mark the invoices first.
    ru Ничего не сделано: сначала отметьте счета.
    uk Нічого не зроблено: спочатку позначте рахунки.

    Nothing was done: choose what to do.
    ru Ничего не сделано: выберите, что сделать.
    uk Нічого не зроблено: виберіть, що зробити.

    It is marked as sent already.
    ru Он уже отмечен как отправленный.
    uk Його вже позначено як надісланий.

    Test message
    ru Тестовое сообщение
    uk Тестове повідомлення

    Try what becomes of a message: its parts, price and route. Nothing is stored or charged until you send it.
    ru Проверьте, что станет с сообщением: части, цена и маршрут. До отправки ничего не хранится и не списывается.
    uk Перевірте, що станеться з повідомленням: частини, ціна і маршрут. До надсилання нічого не зберігається і не списується.

    A message is sent by a client's access. No access is active yet.
    ru Сообщение отправляется через доступ клиента. Активных доступов ещё нет.
    uk Повідомлення надсилається через доступ клієнта. Активних доступів ще немає.

    Client and access
    ru Клиент и доступ
    uk Клієнт і доступ

    A name of at most 11 characters, or a number.
    ru Имя не длиннее 11 знаков или номер.
    uk Ім'я не довше 11 знаків або номер.

    With its country code, such as 380501234567.
    ru С кодом страны, например 380501234567.
    uk З кодом країни, наприклад 380501234567.

    Try without sending
    ru Проверить без отправки
    uk Перевірити без надсилання

    Send it
    ru Отправить
    uk Надіслати

    What would become of it
    ru Что с ним станет
    uk Що з ним станеться

    It was refused and costs nothing. {0} {1}
    ru Оно отклонено и ничего не стоит. {0} {1}
    uk Його відхилено, і воно нічого не коштує. {0} {1}

    It could not be stored. Try again in a moment.
    ru Сохранить его не удалось. Повторите через минуту.
    uk Зберегти його не вдалося. Повторіть за хвилину.

    UCS-2, 70 or 67 characters a part
    ru UCS-2, 70 или 67 знаков в части
    uk UCS-2, 70 або 67 знаків у частині

    GSM 7-bit
    ru GSM, 7 бит
    uk GSM, 7 біт

    Alphabet
    ru Алфавит
    uk Алфавіт

    It would be refused. {0} {1}
    ru Оно было бы отклонено. {0} {1}
    uk Його було б відхилено. {0} {1}

    It would be accepted.
    ru Оно было бы принято.
    uk Його було б прийнято.

    Order
    ru Порядок
    uk Порядок

    Suppliers that would be tried
    ru Поставщики по порядку попыток
    uk Постачальники за порядком спроб

    The message is on its way. Load the page again to see how it goes on.
    ru Сообщение отправлено. Обновите страницу, чтобы увидеть, что с ним дальше.
    uk Повідомлення надіслано. Оновіть сторінку, щоб побачити, що з ним далі.

    Choose the access that it is sent by.
    ru Выберите доступ, через который оно отправляется.
    uk Виберіть доступ, через який воно надсилається.

    A sender is a name of at most 11 characters of the GSM alphabet, or a number.
    ru Отправитель — имя не длиннее 11 знаков алфавита GSM или номер.
    uk Відправник — ім'я не довше 11 знаків абетки GSM або номер.

    Type the number with its country code.
    ru Введите номер с кодом страны.
    uk Введіть номер з кодом країни.

    This makes {0} segments; at most 255 fit.
    ru Получается частей: {0}; помещается не больше 255.
    uk Виходить частин: {0}; вміщується не більше 255.

    Try a message
    ru Проверить сообщение
    uk Перевірити повідомлення

    Allowed
    ru Разрешено
    uk Дозволено

    Now, a second
    ru Сейчас, в секунду
    uk Зараз, за секунду

    Silent, s
    ru Тишина, с
    uk Тиша, с

    Unbind
    ru Отключить
    uk Від'єднати

    Drain
    ru Отключить, дав закончить
    uk Від'єднати, давши закінчити

    Block
    ru Заблокировать
    uk Заблокувати

    Allow
    ru Разрешить
    uk Дозволити

    It is blocked.
    ru Заблокировано.
    uk Заблоковано.

    It may be used again.
    ru Снова можно пользоваться.
    uk Знову можна користуватися.

    This session has ended already.
    ru Эта сессия уже закончилась.
    uk Ця сесія вже закінчилася.

    {0} is being unbound.
    ru {0} отключается.
    uk {0} від'єднується.

    First run
    ru Первые шаги
    uk Перші кроки

    From nothing to the first invoice: each step is the ordinary form. Come back at any time; what is done is read from what is stored.
    ru От пустой платформы до первого счёта: каждый шаг — обычная форма. Возвращайтесь когда угодно: что сделано, видно из данных.
    uk Від порожньої платформи до першого рахунку: кожен крок — звичайна форма. Повертайтеся будь-коли: що зроблено, видно з даних.

    Steps done
    ru Сделано шагов
    uk Зроблено кроків

    {0} of {1} steps are done.
    ru Сделано шагов: {0} из {1}.
    uk Зроблено кроків: {0} з {1}.

    Everything is set up. {0}
    ru Всё настроено. {0}
    uk Усе налаштовано. {0}

    Another one
    ru Ещё одна запись
    uk Ще один запис

    Open the form
    ru Открыть форму
    uk Відкрити форму

    Take it up again
    ru Вернуть шаг
    uk Повернути крок

    Skip
    ru Пропустить
    uk Пропустити

    Use the simulated message centre
    ru Взять имитацию центра сообщений
    uk Взяти імітацію центру повідомлень

    Demo data
    ru Демо-данные
    uk Демо-дані

    The demo company is being set up; this takes a minute.
    ru Демо-компания создаётся; это займёт минуту.
    uk Демо-компанія створюється; це займе хвилину.

    Load demo data
    ru Загрузить демо-данные
    uk Завантажити демо-дані

    Or look around first: a demo company with two suppliers, three clients and weeks of traffic. It can be cleared again as a whole.
    ru Или сначала осмотритесь: демо-компания с двумя поставщиками, тремя клиентами и неделями трафика. Её можно целиком убрать.
    uk Або спершу роздивіться: демо-компанія з двома постачальниками, трьома клієнтами і тижнями трафіку. Її можна цілком прибрати.

    This platform has nothing but the demo. Clearing empties it, apart from the operator's people: money and documents are never removed one by one.
    ru На этой платформе есть только демо. Очистка опустошит её, кроме людей оператора: деньги и документы никогда не удаляются по одному.
    uk На цій платформі є лише демо. Очищення спорожнить її, крім людей оператора: гроші та документи ніколи не видаляються по одному.

    Type <strong>{0}</strong> to confirm
    ru Введите <strong>{0}</strong> для подтверждения
    uk Введіть <strong>{0}</strong> для підтвердження

    Clear demo data
    ru Убрать демо-данные
    uk Прибрати демо-дані

    Requisites and dates
    ru Реквизиты и даты
    uk Реквізити і дати

    First invoice
    ru Первый счёт
    uk Перший рахунок

    The name, logo and address that clients see on documents and in mail.
    ru Имя, логотип и адрес, которые клиенты видят в документах и письмах.
    uk Назва, логотип і адреса, які клієнти бачать у документах і листах.

    The legal person that issues invoices: its requisites, bank, taxes and numbers.
    ru Юридическое лицо, которое выставляет счета: реквизиты, банк, налоги, номера.
    uk Юридична особа, що виставляє рахунки: реквізити, банк, податки, номери.

    Who carries the messages. Without one yet, the simulated message centre stands in.
    ru Кто доставляет сообщения. Пока поставщика нет, подойдёт имитация центра сообщений.
    uk Хто доставляє повідомлення. Поки постачальника немає, підійде імітація центру повідомлень.

    What the supplier asks; a route without one is not used.
    ru Сколько берёт поставщик; маршрут без этой цены не используется.
    uk Скільки бере постачальник; маршрут без цієї ціни не використовується.

    Which supplier gets which messages. One route to everywhere is enough.
    ru Какому поставщику какие сообщения. Хватит одного маршрута на все направления.
    uk Якому постачальнику які повідомлення. Досить одного маршруту на всі напрямки.

    The company that buys from you: its login, currency and time zone.
    ru Компания, которая у вас покупает: логин, валюта, часовой пояс.
    uk Компанія, що у вас купує: логін, валюта, часовий пояс.

    To whom, by which enterprise and on which dates it is invoiced.
    ru Кому, от какого предприятия и по каким датам выставляются счета.
    uk Кому, від якого підприємства і за якими датами виставляються рахунки.

    What the client pays, one by one or from a file.
    ru Сколько платит клиент: по одной цене или из файла.
    uk Скільки платить клієнт: по одній ціні або з файлу.

    What the client binds with over SMPP, or sends by over HTTP with a key.
    ru Чем клиент подключается по SMPP или отправляет по HTTP с ключом.
    uk Чим клієнт підключається по SMPP або надсилає по HTTP з ключем.

    Try without sending, then send one: its price is charged.
    ru Проверьте без отправки, потом отправьте одно: его цена спишется.
    uk Перевірте без надсилання, потім надішліть одне: його ціну буде списано.

    Somebody of the client's, who sees its panel.
    ru Кто-то из людей клиента, кто видит его кабинет.
    uk Хтось із людей клієнта, хто бачить його кабінет.

    For the traffic so far, or for an amount.
    ru За трафик до сих пор или на сумму.
    uk За трафік дотепер або на суму.

    The simulated message centre is a supplier already.
    ru Имитация центра сообщений уже есть среди поставщиков.
    uk Імітація центру повідомлень уже є серед постачальників.

    The simulated message centre is your supplier, with prices and a route.
    ru Имитация центра сообщений теперь ваш поставщик, с ценами и маршрутом.
    uk Імітація центру повідомлень тепер ваш постачальник, з цінами і маршрутом.

    There is no simulated message centre here.
    ru Имитации центра сообщений здесь нет.
    uk Імітації центру повідомлень тут немає.

    There is no demo here.
    ru Демо здесь нет.
    uk Демо тут немає.

    There is nothing that could be cleared: {0}
    ru Убирать нечего: {0}
    uk Прибирати нічого: {0}

    this platform has data of its own.
    ru на платформе есть собственные данные.
    uk на платформі є власні дані.

    the demo is still being set up.
    ru демо ещё создаётся.
    uk демо ще створюється.

    no demo is loaded.
    ru демо не загружено.
    uk демо не завантажено.

    Nothing was cleared: type {0} to confirm.
    ru Ничего не убрано: для подтверждения введите {0}.
    uk Нічого не прибрано: для підтвердження введіть {0}.

    The demo data are cleared.
    ru Демо-данные убраны.
    uk Демо-дані прибрано.

    Demo data go into an empty platform only; this one is not.
    ru Демо-данные загружаются только на пустую платформу; эта не пустая.
    uk Демо-дані завантажуються лише на порожню платформу; ця не порожня.

    Only a platform that has nothing but the demo is cleared.
    ru Убирается только платформа, на которой нет ничего, кроме демо.
    uk Прибирається лише платформа, на якій немає нічого, крім демо.

    Nothing was cleared: clients are bound. Unbind them first.
    ru Ничего не убрано: клиенты подключены. Сначала отключите их.
    uk Нічого не прибрано: клієнти підключені. Спочатку від'єднайте їх.

    Sign-in
    ru Вход
    uk Вхід
    """#
