// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors
// Table of data

/// Words of pages in rarer states: bank statements, disputes, runs, corrections, refusals.
let stateWords = #"""
    Choose the person that the key acts for.
    ru Выберите, за кого действует ключ.
    uk Виберіть, за кого діє ключ.

    The key opens nothing any more.
    ru Ключ больше ничего не открывает.
    uk Ключ більше нічого не відкриває.

    Programs use the API with {0}. {1}
    ru Программы пользуются API через {0}. {1}
    uk Програми користуються API через {0}. {1}

    1 payment was booked.
    ru Проведён 1 платёж.
    uk Проведено 1 платіж.

    The entry is open again.
    ru Запись снова открыта.
    uk Запис знову відкрито.

    The entry was set aside.
    ru Запись отложена.
    uk Запис відкладено.

    The payment of {0} was booked.
    ru Платёж {0} проведён.
    uk Платіж {0} проведено.

    The statement was read. Nothing is booked yet.
    ru Выписка прочитана. Пока ничего не проведено.
    uk Виписку прочитано. Поки нічого не проведено.

    There is no client "{0}".
    ru Клиента «{0}» нет.
    uk Клієнта «{0}» немає.

    This file was imported before; here it is.
    ru Этот файл уже загружали; вот он.
    uk Цей файл уже завантажували; ось він.

    What is open has changed meanwhile; look at the proposal again and confirm it.
    ru Открытое тем временем изменилось; посмотрите предложение ещё раз и подтвердите.
    uk Відкрите тим часом змінилося; перегляньте пропозицію ще раз і підтвердьте.

    Became
    ru Стало
    uk Стало

    Book
    ru Провести
    uk Провести

    Book all {0} certain ones
    ru Провести все надёжные ({0})
    uk Провести всі надійні ({0})

    Book the certain one
    ru Провести надёжную
    uk Провести надійний

    Booked
    ru Проведено
    uk Проведено

    By
    ru Кем
    uk Ким

    Certain
    ru Надёжно
    uk Надійно

    Doubtful
    ru Сомнительно
    uk Сумнівно

    Entries
    ru Записи
    uk Записи

    Entries that are done
    ru Обработанные записи
    uk Опрацьовані записи

    Form
    ru Форма
    uk Форма

    Known before
    ru Известны раньше
    uk Відомі раніше

    None
    ru Нет
    uk Немає

    Nothing is open: every entry was booked or set aside.
    ru Открытых нет: каждая запись проведена или отложена.
    uk Відкритих немає: кожен запис проведено або відкладено.

    Open entries
    ru Открытые записи
    uk Відкриті записи

    Proposal
    ru Предложение
    uk Пропозиція

    Read
    ru Прочитано
    uk Прочитано

    Set aside
    ru Отложить
    uk Відкласти

    Take up again
    ru Вернуть
    uk Повернути

    The first {0} of {1} are listed; the others follow when these are done.
    ru Показаны первые {0} из {1}; остальные появятся, когда эти будут обработаны.
    uk Показано перші {0} з {1}; решта з'явиться, коли ці буде опрацьовано.

    Undone
    ru Отменено
    uk Скасовано

    {0} of its entries were known from an earlier file and are not repeated.
    ru Записей, известных из прежнего файла и не повторённых: {0}.
    uk Записів, відомих з попереднього файлу і не повторених: {0}.

    Choose the first day, the last day and the kind of file.
    ru Выберите первый день, последний день и вид файла.
    uk Виберіть перший день, останній день і вид файлу.

    Above ours
    ru Выше нашего
    uk Вище нашого

    Add
    ru Добавить
    uk Додати

    By network
    ru По сетям
    uk За мережами

    Close without a credit note
    ru Закрыть без кредит-ноты
    uk Закрити без кредит-ноти

    Columns read: {0}.
    ru Прочитаны столбцы: {0}.
    uk Прочитано стовпці: {0}.

    Decide, or add a note
    ru Решить или добавить заметку
    uk Вирішити або додати нотатку

    Differences by day
    ru Расхождения по дням
    uk Розбіжності за днями

    Issue
    ru Выставить
    uk Виставити

    Net amount, {0}
    ru Сумма без налога, {0}
    uk Сума без податку, {0}

    Our amount
    ru Наша сумма
    uk Наша сума

    Our counts stand
    ru Верны наши подсчёты
    uk Правильні наші підрахунки

    Our messages
    ru Наши сообщения
    uk Наші повідомлення

    Our segments
    ru Наши части
    uk Наші частини

    Outcome
    ru Итог
    uk Підсумок

    Their amount
    ru Их сумма
    uk Їхня сума

    Their counts stand
    ru Верны их подсчёты
    uk Правильні їхні підрахунки

    Their invoice
    ru Их счёт
    uk Їхній рахунок

    Their segments
    ru Их части
    uk Їхні частини

    Theirs
    ru Их
    uk Їхнє

    Within the tolerance both sides agree on every day and network.
    ru В пределах допуска стороны сходятся по каждому дню и сети.
    uk У межах допуску сторони сходяться за кожним днем і мережею.

    Without tax, which is credited with it.
    ru Без налога, который возвращается вместе с ней.
    uk Без податку, який повертається разом з нею.

    Only our first 1,000 messages were looked at.
    ru Просмотрены только первые 1000 наших сообщений.
    uk Переглянуто лише перші 1000 наших повідомлень.

    Only ours
    ru Только у нас
    uk Лише в нас

    Opened
    ru Открыт
    uk Відкрито

    The file names no messages, so all of ours are listed.
    ru В файле нет сообщений, поэтому перечислены все наши.
    uk У файлі немає повідомлень, тому перелічено всі наші.

    The credit note was issued.
    ru Кредит-нота выставлена.
    uk Кредит-ноту виставлено.

    The dispute was closed.
    ru Спор закрыт.
    uk Спір закрито.

    The file was compared with our counts.
    ru Файл сравнён с нашими подсчётами.
    uk Файл порівняно з нашими підрахунками.

    The note was added.
    ru Заметка добавлена.
    uk Нотатку додано.

    Changed
    ru Изменён
    uk Змінено

    Everything is there already.
    ru Всё уже есть.
    uk Усе вже є.

    Not used yet
    ru Ещё не использован
    uk Ще не використано

    Now
    ru Сейчас
    uk Зараз

    Pair
    ru Пара
    uk Пара

    Preview: nothing was imported yet
    ru Просмотр: пока ничего не загружено
    uk Перегляд: поки нічого не завантажено

    Refused: used
    ru Отказ: использован
    uk Відмова: використано

    Same
    ru Тот же
    uk Такий самий

    Source
    ru Источник
    uk Джерело

    Used: fixed
    ru Использован: неизменен
    uk Використано: незмінний

    The exchange rate was saved.
    ru Курс сохранён.
    uk Курс збережено.

    {0} exchange rates were imported.
    ru Загружен {0} курс.|Загружено {0} курса.|Загружено {0} курсов.
    uk Завантажено {0} курс.|Завантажено {0} курси.|Завантажено {0} курсів.

    No more reminders
    ru Напоминаний больше нет
    uk Нагадувань більше немає

    Reminders go on
    ru Напоминания продолжаются
    uk Нагадування тривають

    Document or reason
    ru Документ или причина
    uk Документ або причина

    Finished
    ru Закончен
    uk Закінчено

    Finished, {0} failed
    ru Закончен, ошибок: {0}
    uk Закінчено, помилок: {0}

    Interrupted; the next run goes on
    ru Прерван; следующий запуск продолжит
    uk Перервано; наступний запуск продовжить

    Invoicing run
    ru Запуск выставления счетов
    uk Запуск виставлення рахунків

    Last
    ru Последний
    uk Останній

    Nothing to bill
    ru Нечего выставлять
    uk Немає що виставляти

    Only the first {0} are listed, failures first.
    ru Показаны только первые {0}, сначала ошибки.
    uk Показано лише перші {0}, спершу помилки.

    Results
    ru Результаты
    uk Результати

    Running, {0} of {1}
    ru Идёт, {0} из {1}
    uk Триває, {0} з {1}

    Started
    ru Начат
    uk Розпочато

    Tries
    ru Попытки
    uk Спроби

    Or settle several invoices
    ru Или закрыть несколько счетов
    uk Або закрити кілька рахунків

    The top-up was undone by a reversing entry.
    ru Пополнение отменено обратной записью.
    uk Поповнення скасовано зворотним записом.

    Billed otherwise
    ru Тарифицируется иначе
    uk Тарифікується інакше

    Higher
    ru Выше
    uk Вище

    Lower
    ru Ниже
    uk Нижче

    Sent
    ru Отправлено
    uk Надіслано

    Sent notices
    ru Отправленные уведомления
    uk Надіслані повідомлення

    Open the page anew: the form was not complete.
    ru Откройте страницу заново: форма была неполной.
    uk Відкрийте сторінку знову: форма була неповною.

    The notice is in the outbox.
    ru Уведомление в исходящих.
    uk Повідомлення у вихідних.

    Blocks the client
    ru Блокирует клиента
    uk Блокує клієнта

    Nothing is due.
    ru Ничего не причитается.
    uk Нічого не належить.

    Reminders that are due
    ru Напоминания к отправке
    uk Нагадування до надсилання

    Send now
    ru Отправить сейчас
    uk Надіслати зараз

    Let reminders go on
    ru Продолжить напоминания
    uk Продовжити нагадування

    No more reminders of this invoice.
    ru Об этом счёте больше не напоминают.
    uk Про цей рахунок більше не нагадують.

    No reminder was sent.
    ru Ни одно напоминание не отправлено.
    uk Жодного нагадування не надіслано.

    Nothing was changed.
    ru Ничего не изменено.
    uk Нічого не змінено.

    Reminders go on.
    ru Напоминания продолжаются.
    uk Нагадування тривають.

    Step {0} on {1}
    ru Шаг {0}, {1}
    uk Крок {0}, {1}

    Stop reminders
    ru Остановить напоминания
    uk Зупинити нагадування

    Such as a dispute.
    ru Например, спор.
    uk Наприклад, спір.

    Corrected charges
    ru Исправленные списания
    uk Виправлені списання

    On invoices
    ru В счетах
    uk У рахунках

    On the next one
    ru В следующем
    uk У наступному

    Preview: nothing was changed yet
    ru Просмотр: пока ничего не изменено
    uk Перегляд: поки нічого не змінено

    Price then
    ru Цена тогда
    uk Ціна тоді

    Right price
    ru Верная цена
    uk Правильна ціна

    Should be
    ru Должно быть
    uk Має бути

    The prices were corrected; the next invoices explain it.
    ru Цены исправлены; следующие счета это объяснят.
    uk Ціни виправлено; наступні рахунки це пояснять.

    The rule was saved. What is too old goes within the hour.
    ru Правило сохранено. Слишком старое уйдёт в течение часа.
    uk Правило збережено. Надто старе зникне протягом години.

    {0} days: from {1}
    ru Дней: {0}, с {1}
    uk Днів: {0}, з {1}

    In use
    ru Действует
    uk Діє

    Restore
    ru Восстановить
    uk Відновити

    Saved
    ru Сохранён
    uk Збережено

    Version {0} is in use again, as version {1}.
    ru Версия {0} снова действует, как версия {1}.
    uk Версія {0} знову діє, як версія {1}.

    Monthly top-ups
    ru Ежемесячные пополнения
    uk Щомісячні поповнення

    Due now
    ru К оплате сейчас
    uk До сплати зараз

    Deliveries
    ru Доставки
    uk Доставки

    Event
    ru Событие
    uk Подія

    Last answer
    ru Последний ответ
    uk Остання відповідь

    Nothing was delivered yet. The log begins with the first event.
    ru Пока ничего не доставлено. Журнал начнётся с первого события.
    uk Поки нічого не доставлено. Журнал почнеться з першої події.

    Retrying
    ru Повторяется
    uk Повторюється

    Show
    ru Показать
    uk Показати

    Type
    ru Тип
    uk Тип

    Webhook
    ru Вебхук
    uk Вебхук

    The event is on its way again.
    ru Событие снова отправлено.
    uk Подію знову надіслано.

    The webhook was created.
    ru Вебхук создан.
    uk Вебхук створено.

    The webhook was removed.
    ru Вебхук удалён.
    uk Вебхук видалено.

    The webhook was saved.
    ru Вебхук сохранён.
    uk Вебхук збережено.

    There is a new secret. The former one signs as well for a day.
    ru Секрет заменён. Прежний ещё сутки тоже подписывает.
    uk Секрет замінено. Попередній ще добу теж підписує.

    Ended
    ru Закончился
    uk Закінчився

    Revoked
    ru Отозван
    uk Відкликано

    A CSV needs to be told what its columns mean.
    ru Для CSV нужно указать, что значат его столбцы.
    uk Для CSV треба вказати, що означають його стовпці.

    There is no mapping "{0}".
    ru Соответствия «{0}» нет.
    uk Відповідності «{0}» немає.

    The file has no booked entry.
    ru В файле нет проведённых записей.
    uk У файлі немає проведених записів.

    Column of money in
    ru Столбец поступлений
    uk Стовпець надходжень

    Column of money out
    ru Столбец расходов
    uk Стовпець видатків

    Column of the amount
    ru Столбец суммы
    uk Стовпець суми

    Column of the bank's id
    ru Столбец номера банка
    uk Стовпець номера банку

    Column of the currency
    ru Столбец валюты
    uk Стовпець валюти

    Column of the payer
    ru Столбец плательщика
    uk Стовпець платника

    Column of the reference
    ru Столбец назначения
    uk Стовпець призначення

    Column of the text
    ru Столбец текста
    uk Стовпець тексту

    Name either one column of amounts or those of money in and out.
    ru Назовите либо столбец сумм, либо столбцы поступлений и расходов.
    uk Назвіть або стовпець сум, або стовпці надходжень і видатків.

    Name the column of the amount, or that of money in.
    ru Назовите столбец суммы или поступлений.
    uk Назвіть стовпець суми або надходжень.

    The amount is too large.
    ru Сумма слишком велика.
    uk Сума завелика.

    There is no column {0}; the first line has {1}.
    ru Столбца {0} нет; в первой строке: {1}.
    uk Стовпця {0} немає; у першому рядку: {1}.

    Without a column of the currency, type it, such as EUR.
    ru Если столбца валюты нет, введите её, например EUR.
    uk Якщо стовпця валюти немає, введіть її, наприклад EUR.

    "{0}" is no amount.
    ru «{0}» — не сумма.
    uk «{0}» — не сума.

    "{0}" is no currency code.
    ru «{0}» — не код валюты.
    uk «{0}» — не код валюти.

    "{0}" is no date of the chosen form.
    ru «{0}» — не дата выбранного вида.
    uk «{0}» — не дата вибраного вигляду.

    A payment of this client, day and amount is recorded already.
    ru Платёж этого клиента, дня и суммы уже записан.
    uk Платіж цього клієнта, дня і суми вже записано.

    Invoices of several clients are named: {0}.
    ru Названы счета нескольких клиентов: {0}.
    uk Названо рахунки кількох клієнтів: {0}.

    Money that left.
    ru Деньги, которые ушли.
    uk Гроші, які пішли.

    Names {0} and is what is owed.
    ru Назван {0}, и сумма — долг.
    uk Названо {0}, і сума — борг.

    Names {0}, of which {1} {2} is owed.
    ru Назван {0}, по нему должны {1} {2}.
    uk Названо {0}, за ним винні {1} {2}.

    Names {0}, which is in another currency.
    ru Назван {0}, он в другой валюте.
    uk Названо {0}, він в іншій валюті.

    Nothing fits.
    ru Ничего не подходит.
    uk Нічого не підходить.

    Only the amount fits: {0}.
    ru Подходит только сумма: {0}.
    uk Підходить лише сума: {0}.

    The payer has this client's name, and {0} owes this amount.
    ru Имя плательщика — как у клиента, и по {0} должны эту сумму.
    uk Ім'я платника — як у клієнта, і за {0} винні цю суму.

    The payer has this client's name; no invoice is named.
    ru Имя плательщика — как у клиента; счёт не назван.
    uk Ім'я платника — як у клієнта; рахунок не названо.

    {0} invoices owe this amount.
    ru Эту сумму должны по {0} счёту.|Эту сумму должны по {0} счетам.|Эту сумму должны по {0} счетам.
    uk Цю суму винні за {0} рахунком.|Цю суму винні за {0} рахунками.|Цю суму винні за {0} рахунками.

    There is no such enterprise.
    ru Такого предприятия нет.
    uk Такого підприємства немає.

    "{0}" is not a login and a code: acme = 10001.
    ru «{0}» — не логин и код: acme = 10001.
    uk «{0}» — не логін і код: acme = 10001.

    A rate goes with the standard category only.
    ru Ставка бывает только у обычной категории.
    uk Ставка буває лише у звичайної категорії.

    Monthly top-up
    ru Ежемесячное пополнение
    uk Щомісячне поповнення

    Monthly top-up has at most {0} decimals.
    ru У ежемесячного пополнения не больше {0} знаков после запятой.
    uk Щомісячне поповнення має не більше {0} знаків після коми.

    Only postpaid clients are topped up every month.
    ru Ежемесячно пополняются только клиенты с постоплатой.
    uk Щомісяця поповнюються лише клієнти з післяплатою.

    Say by which law the client is exempt.
    ru Укажите, по какому закону клиент освобождён.
    uk Вкажіть, за яким законом клієнта звільнено.

    Tax wording
    ru Формулировка налога
    uk Формулювання податку

    A period has one day at least and a year at most.
    ru Период — от одного дня до года.
    uk Період — від одного дня до року.

    The period is empty.
    ru Период пуст.
    uk Період порожній.

    Their total
    ru Их итог
    uk Їхній підсумок

    There is no such supplier.
    ru Такого поставщика нет.
    uk Такого постачальника немає.

    Tolerance
    ru Допуск
    uk Допуск

    Choose the traffic file.
    ru Выберите файл трафика.
    uk Виберіть файл трафіку.

    Choose whose counts stand.
    ru Выберите, чьи подсчёты верны.
    uk Виберіть, чиї підрахунки правильні.

    The file is larger than 32 MB; split it.
    ru Файл больше 32 МБ; разделите его.
    uk Файл більший за 32 МБ; розділіть його.

    This dispute is closed.
    ru Этот спор закрыт.
    uk Цей спір закрито.

    This dispute names no invoice that could be credited.
    ru В споре нет счёта, по которому можно вернуть деньги.
    uk У спорі немає рахунку, за яким можна повернути гроші.

    Colour is written as #RRGGBB, such as #1F5FBF.
    ru Цвет пишется как #RRGGBB, например #1F5FBF.
    uk Колір пишеться як #RRGGBB, наприклад #1F5FBF.

    Say by which law the enterprise is exempt.
    ru Укажите, по какому закону предприятие освобождено.
    uk Вкажіть, за яким законом підприємство звільнено.

    Tax name
    ru Название налога
    uk Назва податку

    {0} has at most two decimals, such as 21 or 7.7.
    ru {0}: не больше двух знаков, например 21 или 7,7.
    uk {0}: не більше двох знаків, наприклад 21 або 7,7.

    {0} is at most 100 percent.
    ru {0}: не больше 100 процентов.
    uk {0}: не більше 100 відсотків.

    "{0}" is none of {1}.
    ru «{0}» нет среди: {1}.
    uk «{0}» немає серед: {1}.

    {0} is not allowed.
    ru {0} нельзя.
    uk {0} не можна.

    The client is taxed by reverse charge and has no VAT number.
    ru У клиента обратное начисление, а номера НДС нет.
    uk У клієнта зворотне нарахування, а номера ПДВ немає.

    Of invoice {0} only {1} {2} is open.
    ru По счёту {0} открыто только {1} {2}.
    uk За рахунком {0} відкрито лише {1} {2}.

    The chosen parts are more than the payment.
    ru Выбранные части больше платежа.
    uk Вибрані частини більші за платіж.

    This entry was booked or set aside already.
    ru Эта запись уже проведена или отложена.
    uk Цей запис уже проведено або відкладено.
    """#
