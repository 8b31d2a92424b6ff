// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors
// Table of data

/// Words of bank, reminders, taxes, disputes, keys, webhooks, templates and retention.
let moneyWords = #"""
    #RRGGBB; empty for the brand's colour.
    ru #RRGGBB; пусто — цвет бренда.
    uk #RRGGBB; порожньо — колір бренду.

    1 unit of
    ru 1 единица
    uk 1 одиниця

    A key lets a program use the API in your place. There is none yet: make one below.
    ru С ключом программа работает с API от вашего имени. Ключей ещё нет: создайте ниже.
    uk З ключем програма працює з API від вашого імені. Ключів ще немає: створіть нижче.

    A message sent by the API was delivered or failed
    ru Сообщение, отправленное через API, доставлено или не доставлено
    uk Повідомлення, надіслане через API, доставлено або не доставлено

    A payment was recorded
    ru Записан платёж
    uk Записано платіж

    A rate holds from its day until the next one. Tax in an enterprise's own currency is told by the rate of the issue day; a rate that an issued document used stays.
    ru Курс действует со своего дня до следующего. Налог в валюте предприятия указывается по курсу дня выставления; курс, взятый выставленным документом, не меняется.
    uk Курс діє зі свого дня до наступного. Податок у валюті підприємства вказується за курсом дня виставлення; курс, узятий виставленим документом, не змінюється.

    A4
    ru A4
    uk A4

    API keys
    ru Ключи API
    uk Ключі API

    API reference
    ru Справочник API
    uk Довідник API

    Accounts
    ru Счета учёта
    uk Рахунки обліку

    Accounts of single clients
    ru Счета отдельных клиентов
    uk Рахунки окремих клієнтів

    Accounts of {0}
    ru Счета учёта: {0}
    uk Рахунки обліку: {0}

    Acts for
    ru Действует за
    uk Діє за

    After the totals.
    ru После итогов.
    uk Після підсумків.

    An invoice was issued
    ru Выставлен счёт
    uk Виставлено рахунок

    Another day
    ru Другой день
    uk Інший день

    Anything but the rules goes before them on every document.
    ru Всё, кроме правил, важнее их в каждом документе.
    uk Усе, крім правил, важливіше за них у кожному документі.

    At most six decimals.
    ru Не больше шести знаков после запятой.
    uk Не більше шести знаків після коми.

    Available money fell below the notice threshold
    ru Доступные средства упали ниже порога уведомления
    uk Доступні кошти впали нижче порога сповіщення

    Bank
    ru Банк
    uk Банк

    Bank statements
    ru Банковские выписки
    uk Банківські виписки

    Between the heading and the lines.
    ru Между заголовком и строками.
    uk Між заголовком і рядками.

    Block the client softly
    ru Мягко заблокировать клиента
    uk М'яко заблокувати клієнта

    Bookkeeping
    ru Бухгалтерия
    uk Бухгалтерія

    By the enterprise's rules
    ru По правилам предприятия
    uk За правилами підприємства

    CSV or XLSX
    ru CSV или XLSX
    uk CSV або XLSX

    Charged on
    ru Тарификация
    uk Тарифікація

    Choose a client or a product.
    ru Выберите клиента или продукт.
    uk Виберіть клієнта або продукт.

    Choose a client or a supplier, and not both.
    ru Выберите клиента или поставщика, но не обоих.
    uk Виберіть клієнта або постачальника, але не обох.

    Choose the currency that the columns are rates of.
    ru Выберите валюту, курсы которой стоят в столбцах.
    uk Виберіть валюту, курси якої стоять у стовпцях.

    Choose the file of the bank.
    ru Выберите файл банка.
    uk Виберіть файл банку.

    Client number
    ru Номер клиента
    uk Номер клієнта

    Clients owe
    ru Долг клиентов
    uk Борг клієнтів

    Code for banking apps
    ru Код для банковских приложений
    uk Код для банківських застосунків

    Colour
    ru Цвет
    uk Колір

    Colours, columns and texts change no figure. Issued documents keep the version they were issued with. The logo is that of the {0}.
    ru Цвета, столбцы и тексты не меняют ни одной суммы. Выставленные документы сохраняют версию, с которой выставлены. Логотип задаёт {0}.
    uk Кольори, стовпці й тексти не змінюють жодної суми. Виставлені документи зберігають версію, з якою виставлені. Логотип задає {0}.

    Columns
    ru Столбцы
    uk Стовпці

    Columns are rates of
    ru Столбцы — курсы валюты
    uk Стовпці — курси валюти

    Columns of a CSV
    ru Столбцы CSV
    uk Стовпці CSV

    Compare
    ru Сравнить
    uk Порівняти

    Compare a file
    ru Сравнить файл
    uk Порівняти файл

    Compare a traffic file
    ru Сравнить файл трафика
    uk Порівняти файл трафіку

    Consultant number
    ru Номер консультанта
    uk Номер консультанта

    Correct
    ru Исправить
    uk Виправити

    Correct prices
    ru Исправить цены
    uk Виправити ціни

    Create a key
    ru Создать ключ
    uk Створити ключ

    Create a webhook
    ru Создать вебхук
    uk Створити вебхук

    Create and change clients
    ru Создавать и менять клиентов
    uk Створювати й змінювати клієнтів

    Create and credit invoices
    ru Выставлять и кредитовать счета
    uk Виставляти й кредитувати рахунки

    Created
    ru Создан
    uk Створено

    Credited on the first of each month in the client's zone; settles no invoice.
    ru Зачисляется первого числа каждого месяца в поясе клиента; счетов не погашает.
    uk Зараховується першого числа кожного місяця в поясі клієнта; рахунків не погашає.

    Currency, column
    ru Валюта, столбец
    uk Валюта, стовпець

    Currency, without a column
    ru Валюта, если столбца нет
    uk Валюта, якщо стовпця немає

    DATEV
    ru DATEV
    uk DATEV

    DATEV (EXTF)
    ru DATEV (EXTF)
    uk DATEV (EXTF)

    Dates are written
    ru Запись дат
    uk Запис дат

    Day is required.
    ru Нужен день.
    uk Потрібен день.

    Days overdue
    ru Дней просрочки
    uk Днів прострочення

    Decimals
    ru Дробная часть
    uk Дробова частина

    Difference
    ru Разница
    uk Різниця

    Digits of accounts
    ru Цифр в счёте учёта
    uk Цифр у рахунку обліку

    Dispute
    ru Спор
    uk Спір

    Disputes
    ru Споры
    uk Спори

    Document template
    ru Шаблон документов
    uk Шаблон документів

    Documents of {0}
    ru Документы: {0}
    uk Документи: {0}

    Download CSV
    ru Скачать CSV
    uk Завантажити CSV

    Empty: no such step.
    ru Пусто: такого шага нет.
    uk Порожньо: такого кроку немає.

    Empty: the client's own; UTC of a supplier.
    ru Пусто: пояс клиента; для поставщика UTC.
    uk Порожньо: пояс клієнта; для постачальника UTC.

    Empty: {0}.
    ru Пусто: {0}.
    uk Порожньо: {0}.

    Ends
    ru Кончается
    uk Закінчується

    Entries become proposals; nothing is booked before somebody confirms it.
    ru Записи становятся предложениями; ничего не проводится без подтверждения.
    uk Записи стають пропозиціями; нічого не проводиться без підтвердження.

    Events
    ru События
    uk Події

    Every client that has it; times are then in UTC.
    ru Каждый клиент с ним; время тогда в UTC.
    uk Кожен клієнт із ним; час тоді в UTC.

    Exchange rates
    ru Курсы валют
    uk Курси валют

    Exempt (E)
    ru Освобождён (E)
    uk Звільнений (E)

    Exempt by law
    ru Освобождён по закону
    uk Звільнений за законом

    Exemption
    ru Освобождение
    uk Звільнення

    Export (G)
    ru Экспорт (G)
    uk Експорт (G)

    Find messages
    ru Искать сообщения
    uk Шукати повідомлення

    First line: <code>date,base,quote,rate</code>, or <code>date</code> and one column per currency.
    ru Первая строка: <code>date,base,quote,rate</code> или <code>date</code> и по столбцу на валюту.
    uk Перший рядок: <code>date,base,quote,rate</code> або <code>date</code> і по стовпцю на валюту.

    First line: <code>mccmnc,country,charged,price</code>. Without a network the line is for the whole country; without a charged price for whichever it was.
    ru Первая строка: <code>mccmnc,country,charged,price</code>. Без сети строка — для всей страны; без взятой цены — для любой бывшей.
    uk Перший рядок: <code>mccmnc,country,charged,price</code>. Без мережі рядок — для всієї країни; без узятої ціни — для будь-якої колишньої.

    First month of the fiscal year
    ru Первый месяц финансового года
    uk Перший місяць фінансового року

    For every language that has no texts of its own. {0}
    ru Для каждого языка без собственных текстов. {0}
    uk Для кожної мови без власних текстів. {0}

    For exempt enterprises: the law, as printed below the totals.
    ru Для освобождённых предприятий: закон, как он печатается под итогами.
    uk Для звільнених підприємств: закон, як він друкується під підсумками.

    For files with a column per currency.
    ru Для файлов со столбцом на каждую валюту.
    uk Для файлів зі стовпцем на кожну валюту.

    From day
    ru Со дня
    uk Від дня

    If each movement has one.
    ru Если он есть у каждого движения.
    uk Якщо він є в кожного руху.

    Import a file
    ru Импорт файла
    uk Імпорт файлу

    In UTC; empty for no end.
    ru В UTC; пусто — без конца.
    uk В UTC; порожньо — без кінця.

    In place of the enterprise's note.
    ru Вместо примечания предприятия.
    uk Замість примітки підприємства.

    In place of the general one; exempt clients need it.
    ru Вместо общей; освобождённым клиентам она нужна.
    uk Замість загального; звільненим клієнтам воно потрібне.

    In the client's zone.
    ru В поясе клиента.
    uk У поясі клієнта.

    Instead of one column of amounts.
    ru Вместо одного столбца сумм.
    uk Замість одного стовпця сум.

    Introduction
    ru Вступление
    uk Вступ

    Invoice by traffic
    ru Счёт за трафик
    uk Рахунок за трафік

    Invoice of several pages
    ru Счёт на несколько страниц
    uk Рахунок на кілька сторінок

    Invoices, credit notes and payments of some days as double entries, made of the issued documents, for your bookkeeping program.
    ru Счета, кредит-ноты и платежи за выбранные дни двойными записями по выставленным документам — для вашей бухгалтерской программы.
    uk Рахунки, кредит-ноти й платежі за вибрані дні подвійними записами за виставленими документами — для вашої бухгалтерської програми.

    Invoicing runs
    ru Запуски выставления
    uk Запуски виставлення

    Is worth, in
    ru Стоит, в валюте
    uk Коштує, у валюті

    It may
    ru Ему можно
    uk Йому можна

    Its language
    ru Его язык
    uk Його мова

    Its messages wait in the queue until it has paid.
    ru Его сообщения ждут в очереди, пока он не заплатит.
    uk Його повідомлення чекають у черзі, доки він не заплатить.

    Journal (CSV)
    ru Журнал (CSV)
    uk Журнал (CSV)

    Journal (XLSX)
    ru Журнал (XLSX)
    uk Журнал (XLSX)

    Key
    ru Ключ
    uk Ключ

    Keys of client {0}.
    ru Ключи клиента {0}.
    uk Ключі клієнта {0}.

    Last day
    ru Последний день
    uk Останній день

    Legal wording
    ru Юридическая формулировка
    uk Юридичне формулювання

    Looks
    ru Вид
    uk Вигляд

    MCC
    ru MCC
    uk MCC

    MCC and MNC
    ru MCC и MNC
    uk MCC і MNC

    MNC
    ru MNC
    uk MNC

    Mail statement from
    ru Отправить выписку с
    uk Надіслати виписку з

    May
    ru Можно
    uk Можна

    Messages and traces
    ru Сообщения и ход доставки
    uk Повідомлення та перебіг доставки

    Messages follow the senders, addresses and throughput of this access.
    ru Сообщения подчиняются отправителям, адресам и скорости этого доступа.
    uk Повідомлення підлягають відправникам, адресам і швидкості цього доступу.

    Messages with their traces. 0 keeps them.
    ru Сообщения с ходом доставки. 0 — хранить.
    uk Повідомлення з перебігом доставки. 0 — зберігати.

    Messages, days
    ru Сообщения, дней
    uk Повідомлення, днів

    Money in
    ru Поступления
    uk Надходження

    Money out
    ru Списания
    uk Списання

    Monthly postpaid top-up
    ru Ежемесячное пополнение при постоплате
    uk Щомісячне поповнення за післяплати

    Name of the tax
    ru Название налога
    uk Назва податку

    Names of columns as the first line of the file has them. Only for a CSV whose mapping is not saved yet.
    ru Названия столбцов, как в первой строке файла. Только для CSV, чьё сопоставление ещё не сохранено.
    uk Назви стовпців, як у першому рядку файлу. Лише для CSV, чиє зіставлення ще не збережено.

    New CSV mapping
    ru Новое сопоставление CSV
    uk Нове зіставлення CSV

    New price
    ru Новая цена
    uk Нова ціна

    No dispute yet. When a client or supplier counts otherwise, compare its own traffic file with ours, day by day and network by network.
    ru Споров ещё нет. Когда клиент или поставщик насчитал иначе, сравните его файл трафика с нашим по дням и сетям.
    uk Спорів ще немає. Коли клієнт або постачальник нарахував інакше, порівняйте його файл трафіку з нашим за днями й мережами.

    No exchange rate yet. Type one above, or import the daily file of your central bank.
    ru Курсов ещё нет. Введите курс выше или импортируйте дневной файл центрального банка.
    uk Курсів ще немає. Введіть курс вище або імпортуйте денний файл центрального банку.

    No price was corrected yet. When traffic was charged at a wrong price, correct it here: the charges stay, and the difference comes on the next invoice.
    ru Цены ещё не исправлялись. Если трафик посчитан по неверной цене, исправьте её здесь: начисления останутся, а разница войдёт в следующий счёт.
    uk Ціни ще не виправлялися. Якщо трафік пораховано за хибною ціною, виправте її тут: нарахування залишаться, а різниця увійде до наступного рахунку.

    No rule of its own: follow the rule for all others
    ru Нет своего правила: действует общее
    uk Немає свого правила: діє загальне

    No run has issued anything yet. Runs begin by themselves on clients' dates for invoices.
    ru Запуски ещё ничего не выставили. Они начинаются сами в даты счетов клиентов.
    uk Запуски ще нічого не виставили. Вони починаються самі в дати рахунків клієнтів.

    No statement yet. Upload the file of your bank: camt.053 XML, or CSV.
    ru Выписок ещё нет. Загрузите файл банка: camt.053 XML или CSV.
    uk Виписок ще немає. Завантажте файл банку: camt.053 XML або CSV.

    No version was saved: documents have the standard looks.
    ru Версий не сохранено: у документов стандартный вид.
    uk Версій не збережено: у документів стандартний вигляд.

    Nothing was made. See below.
    ru Ничего не создано. Смотрите ниже.
    uk Нічого не створено. Дивіться нижче.

    Nothing: no enterprise has reminders switched on. Do that below.
    ru Ничего: ни у одного предприятия напоминания не включены. Включите ниже.
    uk Нічого: у жодного підприємства нагадування не ввімкнені. Увімкніть нижче.

    Old price
    ru Старая цена
    uk Стара ціна

    One a line: login = account, such as acme = 10001.
    ru По одному в строке: логин = счёт, например acme = 10001.
    uk По одному в рядку: логін = рахунок, наприклад acme = 10001.

    One rate
    ru Один курс
    uk Один курс

    One rate to everybody (sales tax)
    ru Одна ставка для всех (налог с продаж)
    uk Одна ставка для всіх (податок з продажу)

    Only where the file names them unusually.
    ru Только если в файле они названы необычно.
    uk Лише якщо у файлі їх названо незвично.

    Outside scope (O)
    ru Не облагается (O)
    uk Не оподатковується (O)

    Overdue invoices are reminded of by themselves, each step once. A client gets one letter a day with all that is due.
    ru О просроченных счетах напоминается автоматически, каждый шаг один раз. Клиент получает одно письмо в день обо всём, что пора оплатить.
    uk Про прострочені рахунки нагадується автоматично, кожен крок один раз. Клієнт отримує один лист на день про все, що час сплатити.

    PDU
    ru PDU
    uk PDU

    Page {0} of the sample
    ru Страница {0} образца
    uk Сторінка {0} зразка

    Paper
    ru Бумага
    uk Папір

    Payer
    ru Плательщик
    uk Платник

    Plan
    ru План
    uk План

    Plans
    ru Планы
    uk Плани

    Plans of reminders
    ru Планы напоминаний
    uk Плани нагадувань

    Price changes
    ru Изменения цен
    uk Зміни цін

    Price corrections
    ru Исправления цен
    uk Виправлення цін

    Price notice
    ru Уведомление о ценах
    uk Повідомлення про ціни

    Prices that were wrong
    ru Неверные цены
    uk Хибні ціни

    Programs use the API with {0}.
    ru Программы работают с API через {0}.
    uk Програми працюють з API через {0}.

    QuickBooks Online (CSV)
    ru QuickBooks Online (CSV)
    uk QuickBooks Online (CSV)

    Quiet dates
    ru Тихие даты
    uk Тихі дати

    Quiet: {0}
    ru Тихо: {0}
    uk Тихо: {0}

    Rate
    ru Курс
    uk Курс

    Rate is required.
    ru Нужен курс.
    uk Потрібен курс.

    Rate, %
    ru Ставка, %
    uk Ставка, %

    Read and download invoices
    ru Читать и скачивать счета
    uk Читати й завантажувати рахунки

    Read balances
    ru Читать балансы
    uk Читати баланси

    Read client profiles
    ru Читать профили клиентов
    uk Читати профілі клієнтів

    Read payments
    ru Читать платежи
    uk Читати платежі

    Read prices
    ru Читать цены
    uk Читати ціни

    Read statements of account
    ru Читать выписки по счёту
    uk Читати виписки за рахунком

    Read statistics
    ru Читать статистику
    uk Читати статистику

    Read the file
    ru Прочитать файл
    uk Прочитати файл

    Record payments
    ru Записывать платежи
    uk Записувати платежі

    Reminders
    ru Напоминания
    uk Нагадування

    Reminders are an enterprise's. Create one first.
    ru Напоминания принадлежат предприятию. Сначала создайте его.
    uk Нагадування належать підприємству. Спочатку створіть його.

    Reminders in the outbox: {0}.
    ru Напоминаний в исходящих: {0}.
    uk Нагадувань у вихідних: {0}.

    Reminders of {0}
    ru Напоминания: {0}
    uk Нагадування: {0}

    Retention
    ru Хранение
    uk Зберігання

    Revenue
    ru Выручка
    uk Виручка

    Revenue of category
    ru Выручка категории
    uk Виручка категорії

    Reverse charge (AE)
    ru Обратное начисление (AE)
    uk Зворотне нарахування (AE)

    Revoke
    ru Отозвать
    uk Відкликати

    Rules
    ru Правила
    uk Правила

    Sample
    ru Образец
    uk Зразок

    Save as a new version
    ru Сохранить новой версией
    uk Зберегти новою версією

    Save the mapping as
    ru Сохранить сопоставление как
    uk Зберегти зіставлення як

    Send by mail
    ru Отправить по почте
    uk Надіслати поштою

    Send messages
    ru Отправлять сообщения
    uk Надсилати повідомлення

    Send reminders
    ru Отправить напоминания
    uk Надіслати нагадування

    Sender's type
    ru Тип отправителя
    uk Тип відправника

    Sends by
    ru Отправляет через
    uk Надсилає через

    Set a rule
    ru Задать правило
    uk Задати правило

    Set prices
    ru Задавать цены
    uk Задавати ціни

    Settled invoices
    ru Погашенные счета
    uk Погашені рахунки

    Settles
    ru Погашает
    uk Погашає

    Smaller differences of a day and network are none.
    ru Меньшие разницы за день и сеть не считаются.
    uk Менші різниці за день і мережу не рахуються.

    Standard rate (S)
    ru Стандартная ставка (S)
    uk Стандартна ставка (S)

    Stands on the invoices.
    ru Печатается в счетах.
    uk Друкується в рахунках.

    Statements
    ru Выписки
    uk Виписки

    Step {0}
    ru Шаг {0}
    uk Крок {0}

    Steps
    ru Шаги
    uk Кроки

    Stored sealed and never shown. Empty: as it is stored.
    ru Хранится запечатанным и не показывается. Пусто: как сохранено.
    uk Зберігається запечатаним і не показується. Порожньо: як збережено.

    Subject, {0}
    ru Тема, {0}
    uk Тема, {0}

    Such as 2026-12-25, 2027-01-01. What is due goes on the next day.
    ru Например, 2026-12-25, 2027-01-01. Что пора отправить, уйдёт на следующий день.
    uk Наприклад, 2026-12-25, 2027-01-01. Що час надіслати, піде наступного дня.

    Such as EUR.
    ru Например, EUR.
    uk Наприклад, EUR.

    Such as GST or Sales tax; empty for the usual word of the language.
    ru Например, GST или Sales tax; пусто — обычное слово языка.
    uk Наприклад, GST або Sales tax; порожньо — звичайне слово мови.

    Such as https://shop.example.com/sms-events
    ru Например, https://shop.example.com/sms-events
    uk Наприклад, https://shop.example.com/sms-events

    Sums by country
    ru Суммы по странам
    uk Суми за країнами

    Sums by day and network, or a line per message. The first line names the columns: date, mccmnc or country, messages, segments, amount, message_id.
    ru Суммы по дням и сетям или строка на сообщение. Первая строка называет столбцы: date, mccmnc или country, messages, segments, amount, message_id.
    uk Суми за днями й мережами або рядок на повідомлення. Перший рядок називає стовпці: date, mccmnc або country, messages, segments, amount, message_id.

    TON {0}, NPI {1}
    ru TON {0}, NPI {1}
    uk TON {0}, NPI {1}

    Tax category
    ru Налоговая категория
    uk Податкова категорія

    Tax currency
    ru Валюта налога
    uk Валюта податку

    Tax key of category
    ru Налоговый ключ категории
    uk Податковий ключ категорії

    Tax type of category
    ru Вид налога категории
    uk Вид податку категорії

    Tell it when
    ru Сообщать, когда
    uk Повідомляти, коли

    Terms
    ru Условия
    uk Умови

    Text, {0}
    ru Текст, {0}
    uk Текст, {0}

    Texts
    ru Тексты
    uk Тексти

    Texts and messages older than their days are dropped within the hour. Ledger, invoices and statistics are kept for ever, and the audit still adds up.
    ru Тексты и сообщения старше своих дней удаляются в течение часа. Проводки, счета и статистика хранятся всегда, и проверка по-прежнему сходится.
    uk Тексти й повідомлення, старші за свої дні, видаляються протягом години. Проведення, рахунки й статистика зберігаються завжди, і перевірка так само сходиться.

    Texts, days
    ru Тексты, дней
    uk Тексти, днів

    Texts: {0}
    ru Тексты: {0}
    uk Тексти: {0}

    The accounts were saved.
    ru Счета учёта сохранены.
    uk Рахунки обліку збережено.

    The bank's id
    ru Идентификатор банка
    uk Ідентифікатор банку

    The charges of the period stay. What they should have been is posted beside them, dated now, and comes line by line on each client's next usage invoice. Prices to come are changed on the price page.
    ru Начисления периода остаются. Рядом сегодняшней датой проводится то, какими они должны были быть, и построчно входит в следующий счёт каждого клиента за трафик. Будущие цены меняются на странице цен.
    uk Нарахування періоду залишаються. Поряд сьогоднішньою датою проводиться те, якими вони мали бути, і порядково входить до наступного рахунку кожного клієнта за трафік. Майбутні ціни змінюються на сторінці цін.

    The first moment that is not corrected any more; full quarter-hours.
    ru Первый момент, который уже не исправляется; целые четверти часа.
    uk Перший момент, який уже не виправляється; цілі чверті години.

    The national currency that tax is also told in, where a client pays in another, by the day's exchange rate. Empty: not told.
    ru Национальная валюта, в которой тоже указывается налог по курсу дня, если клиент платит в другой. Пусто: не указывается.
    uk Національна валюта, у якій теж вказується податок за курсом дня, якщо клієнт платить в іншій. Порожньо: не вказується.

    The number of the invoice or letter.
    ru Номер счёта или письма.
    uk Номер рахунку або листа.

    The reminders of {0} were saved.
    ru Напоминания {0} сохранены.
    uk Нагадування {0} збережено.

    The statement is in the outbox.
    ru Выписка в исходящих.
    uk Виписка у вихідних.

    Their file
    ru Их файл
    uk Їхній файл

    Then it can be chosen next time.
    ru Тогда его можно выбрать в следующий раз.
    uk Тоді його можна вибрати наступного разу.

    There is no enterprise yet: it issues what is booked.
    ru Предприятия ещё нет: оно выставляет то, что проводится.
    uk Підприємства ще немає: воно виставляє те, що проводиться.

    They may name facts of the document: {0}
    ru В них могут стоять данные документа: {0}
    uk У них можуть стояти дані документа: {0}

    Time zone of their days
    ru Часовой пояс их дней
    uk Часовий пояс їхніх днів

    To come
    ru Впереди
    uk Попереду

    To compare with what we expect.
    ru Для сравнения с тем, что ожидаем мы.
    uk Для порівняння з тим, що очікуємо ми.

    Tolerance, %
    ru Допуск, %
    uk Допуск, %

    Total of a supplier's invoice
    ru Итог счёта поставщика
    uk Підсумок рахунку постачальника

    Type a rate
    ru Введите курс
    uk Введіть курс

    US Letter
    ru US Letter
    uk US Letter

    UTC
    ru UTC
    uk UTC

    Upload a statement
    ru Загрузить выписку
    uk Завантажити виписку

    Valid from
    ru Действует с
    uk Діє з

    Valid until
    ru Действует до
    uk Діє до

    Version {0} is in use for documents from now on.
    ru С этого момента документы используют версию {0}.
    uk Відтепер документи використовують версію {0}.

    Versions
    ru Версии
    uk Версії

    We call no server of yours yet. Name an address below and what it is to be told.
    ru Мы ещё не обращаемся к вашему серверу. Укажите ниже адрес и о чём ему сообщать.
    uk Ми ще не звертаємося до вашого сервера. Укажіть нижче адресу й про що їй повідомляти.

    We tell your server when something happens, signed and repeated.
    ru Мы сообщаем вашему серверу о событиях — с подписью и повторами.
    uk Ми повідомляємо вашому серверу про події — з підписом і повторами.

    Webhooks
    ru Вебхуки
    uk Вебхуки

    What is disputed
    ru Предмет спора
    uk Предмет спору

    What is kept
    ru Что хранится
    uk Що зберігається

    What it cost us, to check the supplier's invoice.
    ru Во что это обошлось нам — для проверки счёта поставщика.
    uk Скільки це коштувало нам — для перевірки рахунку постачальника.

    What it was charged, with its related accounts.
    ru Что ему начислено вместе со связанными аккаунтами.
    uk Що йому нараховано разом із пов'язаними акаунтами.

    What programs sign in with. A key acts for a person and does no more than the person may; a client's keys are made in the client's profile.
    ru С чем входят программы. Ключ действует за человека и может не больше его; ключи клиента создаются в профиле клиента.
    uk Із чим входять програми. Ключ діє за людину й може не більше за неї; ключі клієнта створюються в профілі клієнта.

    What the next run will issue, drafted as it drafts. {0}
    ru Что выставит следующий запуск, по его же черновикам. {0}
    uk Що виставить наступний запуск, за його ж чернетками. {0}

    What the runs did
    ru Что сделали запуски
    uk Що зробили запуски

    What uses it, such as the shop.
    ru Что им пользуется, например магазин.
    uk Що ним користується, наприклад магазин.

    What was written in a message. 0 keeps it as long as the message.
    ru Что написано в сообщении. 0 — хранить столько же, сколько сообщение.
    uk Що написано в повідомленні. 0 — зберігати стільки ж, скільки повідомлення.

    What your programs sign in with.
    ru С чем входят ваши программы.
    uk Із чим входять ваші програми.

    When
    ru Когда
    uk Коли

    When one of these is filled in, they stand in place of the common ones.
    ru Если заполнен хотя бы один, они стоят вместо общих.
    uk Якщо заповнено хоча б один, вони стоять замість загальних.

    With a minus for money out.
    ru С минусом для списаний.
    uk З мінусом для списань.

    With its related accounts.
    ru Вместе со связанными аккаунтами.
    uk Разом із пов'язаними акаунтами.

    With the standard rate only; empty for the enterprise's.
    ru Только со стандартной ставкой; пусто — ставка предприятия.
    uk Лише зі стандартною ставкою; порожньо — ставка підприємства.

    Words that are left empty are the platform's own, in the language of the client's documents. Placeholders: {0}. Write words in:{1}
    ru Вместо пустых слов стоят слова платформы на языке документов клиента. Подстановки: {0}. Написать слова на языке:{1}
    uk Замість порожніх слів стоять слова платформи мовою документів клієнта. Підстановки: {0}. Написати слова мовою:{1}

    Would go today
    ru Уйдёт сегодня
    uk Піде сьогодні

    Would go on {0}
    ru Уйдёт {0}
    uk Піде {0}

    Xero
    ru Xero
    uk Xero

    Xero (CSV)
    ru Xero (CSV)
    uk Xero (CSV)

    Zero rate (Z)
    ru Нулевая ставка (Z)
    uk Нульова ставка (Z)

    camt.053 needs none.
    ru Для camt.053 не нужно.
    uk Для camt.053 не потрібно.

    kept
    ru хранится
    uk зберігається

    never
    ru никогда
    uk ніколи

    of all prices, since no notice was sent yet
    ru обо всех ценах, так как уведомлений ещё не было
    uk про всі ціни, бо повідомлень ще не було

    or product
    ru или продукт
    uk або продукт

    or supplier
    ru или поставщик
    uk або постачальник

    {0} changes {1}. The client has no e-mail for price updates: enter one under {2} to send them.
    ru Изменений: {0} {1}. У клиента нет адреса для уведомлений о ценах: укажите его в разделе {2}, чтобы отправить их.
    uk Змін: {0} {1}. У клієнта немає адреси для повідомлень про ціни: укажіть її в розділі {2}, щоб надіслати їх.

    {0} days overdue
    ru Дней просрочки: {0}
    uk Днів прострочення: {0}

    {0} payments were booked.
    ru Проведено платежей: {0}.
    uk Проведено платежів: {0}.

    {0}{1} pending now
    ru {0}{1} сейчас в ожидании
    uk {0}{1} зараз в очікуванні

    – typed below, or camt.053 –
    ru – введено ниже или camt.053 –
    uk – введено нижче або camt.053 –

    Reminders in the outbox: {0}. Not written: {1}.
    ru Напоминаний в исходящих: {0}. Не написано: {1}.
    uk Нагадувань у вихідних: {0}. Не написано: {1}.
    """#
