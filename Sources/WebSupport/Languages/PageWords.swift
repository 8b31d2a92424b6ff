// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors
// Table of data

/// Words of the pages of clients, money, traffic and settings.
let pageWords = #"""
    Balance
    ru Баланс
    uk Баланс

    Available
    ru Доступно
    uk Доступно

    Credit
    ru Кредит
    uk Кредит

    Held
    ru Удержано
    uk Утримано

    Charges this period
    ru Начислено за период
    uk Нараховано за період

    Next invoice
    ru Следующий счёт
    uk Наступний рахунок

    · related account of {0}, whose balance it spends
    ru · связанный аккаунт клиента {0}, тратит его баланс
    uk · пов'язаний акаунт клієнта {0}, витрачає його баланс

    · related accounts: {0}
    ru · связанные аккаунты: {0}
    uk · пов'язані акаунти: {0}

    Add payment
    ru Добавить платёж
    uk Додати платіж

    Create invoice
    ru Создать счёт
    uk Створити рахунок

    Low
    ru Мало
    uk Мало

    since {0}
    ru с {0}
    uk з {0}

    with its main client
    ru вместе с основным клиентом
    uk разом з основним клієнтом

    by hand only
    ru только вручную
    uk лише вручну

    then {0}
    ru затем {0}
    uk потім {0}

    Done
    ru Готово
    uk Готово

    To do
    ru Сделать
    uk Зробити

    Before the first invoice
    ru До первого счёта
    uk До першого рахунку

    Traffic of the last 24 hours
    ru Трафик за последние 24 часа
    uk Трафік за останні 24 години

    Submitted
    ru Отправлено
    uk Надіслано

    Delivered
    ru Доставлено
    uk Доставлено

    Pending
    ru В ожидании
    uk В очікуванні

    Delivery rate
    ru Доставляемость
    uk Рівень доставки

    Tax id
    ru Налоговый номер
    uk Податковий номер

    A client is a company that buys messaging from you. Create one, give it prices and an SMPP access, and it can send.
    ru Клиент — это компания, которая покупает у вас рассылки. Создайте клиента, задайте цены и SMPP-доступ — и он сможет отправлять.
    uk Клієнт — це компанія, яка купує у вас розсилки. Створіть клієнта, задайте ціни та SMPP-доступ — і він зможе надсилати.

    No client matches the filter.
    ru Под фильтр не подходит ни один клиент.
    uk Під фільтр не підходить жоден клієнт.

    Reset
    ru Сбросить
    uk Скинути

    Login or company
    ru Логин или компания
    uk Логін або компанія

    All
    ru Все
    uk Усі

    related account of {0}
    ru связанный аккаунт клиента {0}
    uk пов'язаний акаунт клієнта {0}

    by hand
    ru вручную
    uk вручну

    New client
    ru Новый клиент
    uk Новий клієнт

    Only the newest 500 are listed.
    ru Показаны только последние 500.
    uk Показано лише останні 500.

    No credit note was issued yet. One is made from the page of the invoice it corrects.
    ru Кредит-нот пока нет. Кредит-нота создаётся на странице исправляемого счёта.
    uk Кредит-нот поки немає. Кредит-нота створюється на сторінці рахунку, який виправляють.

    Number
    ru Номер
    uk Номер

    Issued
    ru Выставлен
    uk Виставлено

    Net
    ru Без налога
    uk Без податку

    Total
    ru Итого
    uk Разом

    Reason
    ru Причина
    uk Причина

    Of
    ru К счёту
    uk До рахунку

    PDF
    ru PDF
    uk PDF

    Takes {0} of {1} back.
    ru Возвращает {0} из {1}.
    uk Повертає {0} з {1}.

    Amount without tax, {0}
    ru Сумма без налога, {0}
    uk Сума без податку, {0}

    Empty: all that is left, {0}. Tax is taken back in proportion, with the invoice's own rate.
    ru Пусто — весь остаток, {0}. Налог возвращается пропорционально, по ставке счёта.
    uk Порожньо — увесь залишок, {0}. Податок повертається пропорційно, за ставкою рахунку.

    Printed on the credit note.
    ru Печатается в кредит-ноте.
    uk Друкується в кредит-ноті.

    In full, it frees the period: its charges can be billed anew.
    ru Полностью — освобождает период: его начисления можно выставить заново.
    uk Повністю — звільняє період: його нарахування можна виставити знову.

    Credit note
    ru Кредит-нота
    uk Кредит-нота

    The invoice stays as it was issued; the credit note takes it back, wholly or in part.{0}
    ru Счёт остаётся таким, как выставлен; кредит-нота отменяет его полностью или частично.{0}
    uk Рахунок залишається таким, як виставлений; кредит-нота скасовує його повністю або частково.{0}

    Issue credit note
    ru Выставить кредит-ноту
    uk Виставити кредит-ноту

    Credit {0}
    ru Кредит-нота к {0}
    uk Кредит-нота до {0}

    No electronic invoice
    ru Электронного счёта нет
    uk Електронного рахунку немає

    No Peppol invoice
    ru Счёта Peppol нет
    uk Рахунку Peppol немає

    UBL
    ru UBL
    uk UBL

    Peppol
    ru Peppol
    uk Peppol

    CII
    ru CII
    uk CII

    Terms, days
    ru Срок, дней
    uk Строк, днів

    An enterprise is the legal entity that issues invoices, with its tax id, bank accounts and number series.
    ru Предприятие — юридическое лицо, которое выставляет счета: со своим налоговым номером, банковскими счетами и нумерацией.
    uk Підприємство — юридична особа, яка виставляє рахунки: зі своїм податковим номером, банківськими рахунками та нумерацією.

    An enterprise needs a brand first: the brand gives logo and contacts.
    ru Сначала нужен бренд: он даёт логотип и контакты.
    uk Спочатку потрібен бренд: він дає логотип і контакти.

    Create a brand
    ru Создать бренд
    uk Створити бренд

    New enterprise
    ru Новое предприятие
    uk Нове підприємство

    Record payment
    ru Записать платёж
    uk Записати платіж

    Send again
    ru Отправить ещё раз
    uk Надіслати ще раз

    Send
    ru Отправить
    uk Надіслати

    Why this amount?
    ru Почему такая сумма?
    uk Чому така сума?

    Timeline
    ru История событий
    uk Історія подій

    Credited
    ru Сторнирован
    uk Сторновано

    Open
    ru Открыт
    uk Відкритий

    Due
    ru Оплатить до
    uk Сплатити до

    In the client's panel
    ru В панели клиента
    uk У панелі клієнта

    The sum was typed; there is no traffic behind it.
    ru Сумма введена вручную; трафика за ней нет.
    uk Суму введено вручну; трафіку за нею немає.

    Daily breakdown
    ru По дням
    uk По днях

    Destination
    ru Направление
    uk Напрямок

    Segments
    ru Сегменты
    uk Сегменти

    Price
    ru Цена
    uk Ціна

    Exact
    ru Точно
    uk Точно

    Rounded
    ru Округлено
    uk Округлено

    Lines
    ru Строки
    uk Рядки

    Nothing was paid towards it yet.
    ru По счёту пока ничего не оплачено.
    uk За рахунком поки нічого не сплачено.

    by {0}
    ru — {0}
    uk — {0}

    Shown in the client's panel
    ru Показан в панели клиента
    uk Показано в панелі клієнта

    Hidden from the client's panel
    ru Скрыт из панели клиента
    uk Приховано з панелі клієнта

    Statistics attached
    ru Статистика приложена
    uk Статистику додано

    To be mailed again
    ru Будет отправлен ещё раз
    uk Буде надіслано ще раз

    Mailed
    ru Отправлен
    uk Надіслано

    Mail failed
    ru Не отправлен
    uk Не надіслано

    Downloaded
    ru Скачан
    uk Завантажено

    Payment
    ru Платёж
    uk Платіж

    Settled
    ru Погашен
    uk Погашено

    Owed again
    ru Снова к оплате
    uk Знову до сплати

    Note
    ru Примечание
    uk Примітка

    The days add up to the line exactly
    ru Сумма по дням точно равна строке
    uk Сума за днями точно дорівнює рядку

    The days do not add up to the line
    ru Сумма по дням не равна строке
    uk Сума за днями не дорівнює рядку

    Day
    ru День
    uk День

    Charged
    ru Начислено
    uk Нараховано

    By day
    ru По дням
    uk По днях

    Why {0}?
    ru Почему {0}?
    uk Чому {0}?

    {0} segments × {1} = {2}, rounded once to {3}.
    ru {0} сегмент × {1} = {2}, округлено один раз до {3}.|{0} сегмента × {1} = {2}, округлено один раз до {3}.|{0} сегментов × {1} = {2}, округлено один раз до {3}.
    uk {0} сегмент × {1} = {2}, округлено один раз до {3}.|{0} сегменти × {1} = {2}, округлено один раз до {3}.|{0} сегментів × {1} = {2}, округлено один раз до {3}.

    Create for amount
    ru Создать на сумму
    uk Створити на суму

    Invoices by state
    ru Счета по состоянию
    uk Рахунки за станом

    Number or client
    ru Номер или клиент
    uk Номер або клієнт

    Issued from
    ru Выставлен с
    uk Виставлено з

    Issued through
    ru Выставлен по
    uk Виставлено по

    Kind
    ru Вид
    uk Вид

    Usage
    ru За трафик
    uk За трафік

    Amount
    ru На сумму
    uk На суму

    Proforma
    ru Проформа
    uk Проформа

    No invoice was issued yet. Create one for a client and a period, or give clients dates for invoices and they come by themselves.
    ru Счетов пока не было. Создайте счёт для клиента за период или задайте клиентам даты выставления — и счета появятся сами.
    uk Рахунків поки не було. Створіть рахунок для клієнта за період або задайте клієнтам дати виставлення — і рахунки з'являться самі.

    No invoice matches.
    ru Подходящих счетов нет.
    uk Відповідних рахунків немає.

    open {0}
    ru открыто {0}
    uk відкрито {0}

    No client has dates for invoices. Set them on a client's Billing tab.
    ru Ни у одного клиента нет дат выставления счетов. Задайте их на вкладке «Биллинг» клиента.
    uk У жодного клієнта немає дат виставлення рахунків. Задайте їх на вкладці «Білінг» клієнта.

    Date
    ru Дата
    uk Дата

    Charged so far
    ru Начислено на сейчас
    uk Нараховано на зараз

    Upcoming invoices
    ru Предстоящие счета
    uk Майбутні рахунки

    Upcoming
    ru Предстоящие
    uk Майбутні

    Messages that were refused at once. They are kept, and never charged.
    ru Сообщения, отклонённые сразу. Они хранятся и никогда не тарифицируются.
    uk Повідомлення, відхилені одразу. Вони зберігаються й ніколи не тарифікуються.

    Older messages
    ru Более ранние сообщения
    uk Раніші повідомлення

    Nothing was blocked in the last day.
    ru За последние сутки ничего не заблокировано.
    uk За останню добу нічого не заблоковано.

    No message came in the last day. Clients send over their SMPP access.
    ru За последние сутки сообщений не было. Клиенты отправляют через свой SMPP-доступ.
    uk За останню добу повідомлень не було. Клієнти надсилають через свій SMPP-доступ.

    No message matches.
    ru Подходящих сообщений нет.
    uk Відповідних повідомлень немає.

    Message id
    ru ID сообщения
    uk ID повідомлення

    Ours or the supplier's.
    ru Наш или поставщика.
    uk Наш або постачальника.

    From
    ru С
    uk З

    Received
    ru Получено
    uk Отримано

    Parts
    ru Части
    uk Частини

    In words
    ru Словами
    uk Словами

    Blocked messages
    ru Заблокированные сообщения
    uk Заблоковані повідомлення

    Message {0}
    ru Сообщение {0}
    uk Повідомлення {0}

    Message
    ru Сообщение
    uk Повідомлення

    Trace
    ru Трассировка
    uk Трасування

    Data coding
    ru Кодировка
    uk Кодування

    Text
    ru Текст
    uk Текст

    Supplier's id
    ru ID у поставщика
    uk ID у постачальника

    No price was found, and nothing was charged.
    ru Цена не найдена, ничего не начислено.
    uk Ціну не знайдено, нічого не нараховано.

    {0}, in force since {1}
    ru {0}, действует с {1}
    uk {0}, діє з {1}

    Price row
    ru Строка цены
    uk Рядок ціни

    Time, {0}
    ru Время, {0}
    uk Час, {0}

    After, ms
    ru Через, мс
    uk Через, мс

    Step
    ru Шаг
    uk Крок

    Detail
    ru Подробности
    uk Подробиці

    Admitted: price fixed, money held
    ru Принято: цена зафиксирована, деньги удержаны
    uk Прийнято: ціну зафіксовано, гроші утримано

    Given to the supplier
    ru Передано поставщику
    uk Передано постачальнику

    Supplier accepted
    ru Поставщик принял
    uk Постачальник прийняв

    Supplier refused
    ru Поставщик отказал
    uk Постачальник відмовив

    Supplier did not answer
    ru Поставщик не ответил
    uk Постачальник не відповів

    Queued again
    ru Снова в очереди
    uk Знову в черзі

    Money released
    ru Деньги возвращены
    uk Гроші повернено

    Supplier's receipt
    ru Отчёт поставщика
    uk Звіт постачальника

    Final state
    ru Конечное состояние
    uk Кінцевий стан

    Client took the receipt
    ru Клиент принял отчёт
    uk Клієнт прийняв звіт

    Client refused the receipt
    ru Клиент отклонил отчёт
    uk Клієнт відхилив звіт

    Receipt given up
    ru Отчёт больше не отправляется
    uk Звіт більше не надсилається

    Waits for its time
    ru Ждёт своего времени
    uk Чекає свого часу

    Client replaced the text
    ru Клиент заменил текст
    uk Клієнт замінив текст

    Last month
    ru Прошлый месяц
    uk Минулий місяць

    This month to yesterday
    ru Этот месяц по вчера
    uk Цей місяць по вчора

    This month up to now
    ru Этот месяц до сейчас
    uk Цей місяць до зараз

    Produce
    ru Сформировать
    uk Сформувати

    Invoice and statistics
    ru Счёт и статистика
    uk Рахунок і статистика

    Invoice only
    ru Только счёт
    uk Лише рахунок

    Statistics only
    ru Только статистика
    uk Лише статистика

    Period from
    ru Период с
    uk Період з

    Period through
    ru Период по
    uk Період по

    Its last day, in the client's time zone.
    ru Последний день, в часовом поясе клиента.
    uk Останній день, у часовому поясі клієнта.

    Bill up to now
    ru Выставить до текущего момента
    uk Виставити до поточного моменту

    Ends at the last full quarter-hour instead of a midnight.
    ru Заканчивается последней полной четвертью часа, а не полуночью.
    uk Закінчується останньою повною чвертю години, а не північчю.

    Invoice for a period
    ru Счёт за период
    uk Рахунок за період

    Statistics only: no invoice will be issued and the period stays free.
    ru Только статистика: счёт не выставляется, период остаётся свободным.
    uk Лише статистика: рахунок не виставляється, період залишається вільним.

    Preview: nothing is issued yet
    ru Предпросмотр: пока ничего не выставлено
    uk Попередній перегляд: поки нічого не виставлено

    Invoice date
    ru Дата счёта
    uk Дата рахунку

    Net, in the client's currency; tax is added by the enterprise's rules.
    ru Без налога, в валюте клиента; налог добавляется по правилам предприятия.
    uk Без податку, у валюті клієнта; податок додається за правилами підприємства.

    Proforma: a request for payment
    ru Проформа: запрос на оплату
    uk Проформа: запит на оплату

    What it is for.
    ru За что.
    uk За що.

    Invoice for an amount
    ru Счёт на сумму
    uk Рахунок на суму

    Set up: what the first invoice needs
    ru Настройка: что нужно для первого счёта
    uk Налаштування: що потрібно для першого рахунку

    {0}, {1}. Data up to {2}; late receipts are still counted.
    ru {0}, {1}. Данные на {2}; поздние отчёты ещё учитываются.
    uk {0}, {1}. Дані на {2}; пізні звіти ще враховуються.

    Traffic today
    ru Трафик за сегодня
    uk Трафік за сьогодні

    {0} pending
    ru {0} в ожидании
    uk {0} в очікуванні

    {0} blocked
    ru {0} заблокировано
    uk {0} заблоковано

    Submitted today
    ru Отправлено сегодня
    uk Надіслано сьогодні

    Revenue today, {0}
    ru Выручка сегодня, {0}
    uk Виторг сьогодні, {0}

    As a table
    ru Таблицей
    uk Таблицею

    Overdue
    ru Просрочен
    uk Прострочено

    Open invoices
    ru Открытые счета
    uk Відкриті рахунки

    No invoice is open.
    ru Открытых счетов нет.
    uk Відкритих рахунків немає.

    Every active client has money to send.
    ru У всех активных клиентов есть деньги на отправку.
    uk Усі активні клієнти мають гроші на надсилання.

    Low on money
    ru Мало денег
    uk Мало грошей

    Limit of notice
    ru Порог уведомления
    uk Поріг сповіщення

    Clients low on money
    ru Клиенты с низким балансом
    uk Клієнти з низьким балансом

    Recorded
    ru Записан
    uk Записано

    Unpaid
    ru Не оплачен
    uk Не сплачено

    No payments here. A payment is recorded on the client's Payments tab.
    ru Платежей нет. Платёж записывают на вкладке «Платежи» клиента.
    uk Платежів немає. Платіж записують на вкладці «Платежі» клієнта.

    Payment statistics
    ru Статистика платежей
    uk Статистика платежів

    New payment
    ru Новый платёж
    uk Новий платіж

    Create a payment
    ru Создать платёж
    uk Створити платіж

    No payments yet. A payment moves the balance at once.
    ru Платежей пока нет. Платёж сразу меняет баланс.
    uk Платежів поки немає. Платіж одразу змінює баланс.

    Allocated
    ru Распределено
    uk Розподілено

    Why
    ru За что
    uk За що

    Comment
    ru Комментарий
    uk Коментар

    Undo this payment
    ru Отменить этот платёж
    uk Скасувати цей платіж

    A reversing entry dated now takes the money back; the invoices that the payment settled are owed again.
    ru Сторнирующая запись текущей датой возвращает деньги; счета, погашенные платежом, снова к оплате.
    uk Сторнувальний запис поточною датою повертає гроші; рахунки, погашені платежем, знову до сплати.

    Undo
    ru Отменить
    uk Скасувати

    In force now
    ru Действуют сейчас
    uk Діють зараз

    No price is in force: messages are blocked.
    ru Действующих цен нет: сообщения блокируются.
    uk Чинних цін немає: повідомлення блокуються.

    Prices in force
    ru Действующие цены
    uk Чинні ціни

    Dated ahead
    ru С будущей датой
    uk З майбутньою датою

    Future prices
    ru Будущие цены
    uk Майбутні ціни

    History ({0})
    ru История ({0})
    uk Історія ({0})

    Earlier prices
    ru Прежние цены
    uk Попередні ціни

    Effective from ({0})
    ru Действует с ({0})
    uk Діє з ({0})

    Marks
    ru Пометки
    uk Позначки

    Close
    ru Закрыть
    uk Закрити

    Closed
    ru Закрыт
    uk Закрито

    Sells to negative
    ru Продаёт в минус
    uk Продає в мінус

    One price
    ru Одна цена
    uk Одна ціна

    Rate deck
    ru Прайс-лист
    uk Прайс-лист

    Import
    ru Импорт
    uk Імпорт

    Set a price
    ru Задать цену
    uk Задати ціну

    Import prices (CSV, TXT)
    ru Импорт цен (CSV, TXT)
    uk Імпорт цін (CSV, TXT)

    Number or network
    ru Номер или сеть
    uk Номер або мережа

    380501234567 or 25501
    ru 380501234567 или 25501
    uk 380501234567 або 25501

    At
    ru На момент
    uk На момент

    Price on a date
    ru Цена на дату
    uk Ціна на дату

    {0} by {1}
    ru {0} {1}
    uk {0} {1}

    no price: the message is blocked (no_client_price)
    ru цены нет: сообщение блокируется (no_client_price)
    uk ціни немає: повідомлення блокується (no_client_price)

    {0} at {1} {2}: <strong>{3}</strong>.
    ru {0} на {1} {2}: <strong>{3}</strong>.
    uk {0} на {1} {2}: <strong>{3}</strong>.

    (next: {0} from {1})
    ru (далее: {0} с {1})
    uk (далі: {0} з {1})

    {0}: no price yet{1}.
    ru {0}: цены пока нет{1}.
    uk {0}: ціни поки немає{1}.

    {0}: closed since {1}{2}.
    ru {0}: закрыта с {1}{2}.
    uk {0}: закрито з {1}{2}.

    This one wins
    ru Действует эта
    uk Діє ця

    {0}: {1} from {2}{3}.{4}
    ru {0}: {1} с {2}{3}.{4}
    uk {0}: {1} з {2}{3}.{4}

    A product is a preset of prices. A client that has one pays its prices wherever it has none of its own.
    ru Продукт — это набор цен. Клиент с продуктом платит его цены там, где нет собственных.
    uk Продукт — це набір цін. Клієнт із продуктом платить його ціни там, де немає власних.

    There is no product yet. Create one to give many clients the same prices.
    ru Продуктов пока нет. Создайте продукт, чтобы дать многим клиентам одинаковые цены.
    uk Продуктів поки немає. Створіть продукт, щоб дати багатьом клієнтам однакові ціни.

    New product
    ru Новый продукт
    uk Новий продукт

    Name and currency
    ru Название и валюта
    uk Назва і валюта

    No client has this product. Choose it on a client's Billing tab.
    ru Этого продукта нет ни у одного клиента. Выберите его на вкладке «Биллинг» клиента.
    uk Цього продукту немає в жодного клієнта. Виберіть його на вкладці «Білінг» клієнта.

    A supplier carries your messages. Create one with the login it gave you.
    ru Поставщик доставляет ваши сообщения. Создайте его с логином, который он вам выдал.
    uk Постачальник доставляє ваші повідомлення. Створіть його з логіном, який він вам видав.

    New supplier
    ru Новый поставщик
    uk Новий постачальник

    Of the routes that match, a client's own come first, then those of the network, then by priority; routes of one priority share the messages by weight, and a refused message goes on to the next. A route that refuses always wins.
    ru Из подходящих маршрутов первыми идут маршруты клиента, затем сети, затем по приоритету; маршруты одного приоритета делят сообщения по весу, а отклонённое сообщение идёт по следующему. Запрещающий маршрут всегда главнее.
    uk Із відповідних маршрутів першими йдуть маршрути клієнта, потім мережі, потім за пріоритетом; маршрути одного пріоритету ділять повідомлення за вагою, а відхилене повідомлення йде наступним. Маршрут, що забороняє, завжди головніший.

    A route leads to a supplier. Create a supplier first.
    ru Маршрут ведёт к поставщику. Сначала создайте поставщика.
    uk Маршрут веде до постачальника. Спочатку створіть постачальника.

    No route yet: every message is blocked with no_route.
    ru Маршрутов пока нет: все сообщения блокируются с no_route.
    uk Маршрутів поки немає: усі повідомлення блокуються з no_route.

    Route
    ru Маршрут
    uk Маршрут

    Create a route
    ru Создать маршрут
    uk Створити маршрут

    Only
    ru Только
    uk Лише

    Deactivate
    ru Отключить
    uk Вимкнути

    Activate
    ru Включить
    uk Увімкнути

    every client
    ru все клиенты
    uk усі клієнти

    Routes
    ru Маршруты
    uk Маршрути

    Source prices are what a supplier asks. There is no supplier yet.
    ru Закупочные цены — это цены поставщика. Поставщиков пока нет.
    uk Закупівельні ціни — це ціни постачальника. Постачальників поки немає.

    sender {0}
    ru отправитель {0}
    uk відправник {0}

    number {0}…
    ru номер {0}…
    uk номер {0}…

    text “{0}”
    ru текст «{0}»
    uk текст «{0}»

    Go on
    ru Продолжить
    uk Продовжити

    Pause
    ru Пауза
    uk Пауза

    Paused.
    ru Приостановлено.
    uk Призупинено.

    The page refreshes every 5 seconds.
    ru Страница обновляется каждые 5 секунд.
    uk Сторінка оновлюється кожні 5 секунд.

    No SMPP session is open: no client has bound, and no supplier is active.
    ru Открытых SMPP-сессий нет: ни один клиент не подключён и нет активных поставщиков.
    uk Відкритих SMPP-сесій немає: жоден клієнт не підключений і немає активних постачальників.

    Party
    ru Сторона
    uk Сторона

    Side
    ru Тип
    uk Тип

    Bind
    ru Подключение
    uk Підключення

    Since
    ru С
    uk З

    In
    ru Вход
    uk Вхід

    Out
    ru Выход
    uk Вихід

    Throttled
    ru Ограничено
    uk Обмежено

    Last error
    ru Последняя ошибка
    uk Остання помилка

    Not bound
    ru Не подключён
    uk Не підключено

    Bound
    ru Подключён
    uk Підключено

    People
    ru Пользователи
    uk Користувачі

    What each role may do
    ru Что может каждая роль
    uk Що може кожна роль

    Area
    ru Раздел
    uk Розділ

    reads and changes
    ru видит и меняет
    uk бачить і змінює

    reads
    ru видит
    uk бачить

    Rights
    ru Права
    uk Права

    Owner
    ru Владелец
    uk Власник

    Support
    ru Поддержка
    uk Підтримка

    New person
    ru Новый пользователь
    uk Новий користувач

    Person
    ru Пользователь
    uk Користувач

    The person is signed out everywhere.
    ru Пользователь выйдет на всех устройствах.
    uk Користувач вийде на всіх пристроях.

    Turn off two-step sign-in
    ru Выключить двухэтапный вход
    uk Вимкнути двоетапний вхід

    Two-step sign-in
    ru Двухэтапный вход
    uk Двоетапний вхід

    On. Turn it off only for somebody who lost phone and recovery codes.
    ru Включён. Выключайте только тем, кто потерял телефон и резервные коды.
    uk Увімкнено. Вимикайте лише тим, хто втратив телефон і резервні коди.

    Nothing was changed yet.
    ru Изменений пока не было.
    uk Змін поки не було.

    Time
    ru Время
    uk Час

    Who
    ru Кто
    uk Хто

    What
    ru Что
    uk Що

    Change
    ru Изменение
    uk Зміна

    Object
    ru Объект
    uk Об'єкт

    Changes
    ru Изменения
    uk Зміни

    As created
    ru При создании
    uk Під час створення

    {0} fields changed
    ru Изменено {0} поле|Изменено {0} поля|Изменено {0} полей
    uk Змінено {0} поле|Змінено {0} поля|Змінено {0} полів

    Older entries
    ru Более ранние записи
    uk Раніші записи

    Append-only; each entry's hash covers the one before.
    ru Только добавление; хеш каждой записи включает предыдущую.
    uk Лише додавання; хеш кожного запису охоплює попередній.

    Payment method
    ru Способ оплаты
    uk Спосіб оплати

    Bank transfer, USDT…
    ru Банковский перевод, USDT…
    uk Банківський переказ, USDT…

    No payment method yet.
    ru Способов оплаты пока нет.
    uk Способів оплати поки немає.

    Payment methods
    ru Способы оплаты
    uk Способи оплати

    First line: <code>prefix,country,mcc,mnc,operator</code>; the last three are optional.
    ru Первая строка: <code>prefix,country,mcc,mnc,operator</code>; последние три не обязательны.
    uk Перший рядок: <code>prefix,country,mcc,mnc,operator</code>; останні три не обов'язкові.

    The built-in catalogue knows the numbers of the world. Your own table goes before it, and an import replaces the one before. Imported now: {0}.
    ru Встроенный справочник знает номера всего мира. Ваша таблица важнее его, а импорт заменяет прежнюю. Импортировано сейчас: {0}.
    uk Вбудований довідник знає номери всього світу. Ваша таблиця важливіша за нього, а імпорт замінює попередню. Імпортовано зараз: {0}.

    Line {0}: {1}
    ru Строка {0}: {1}
    uk Рядок {0}: {1}

    … and {0} more.
    ru … и ещё {0}.
    uk … і ще {0}.

    Nothing was imported. Mend these lines and try again:
    ru Ничего не импортировано. Исправьте эти строки и попробуйте снова:
    uk Нічого не імпортовано. Виправте ці рядки й спробуйте знову:

    Export CSV
    ru Экспорт CSV
    uk Експорт CSV

    There is no traffic in this range.
    ru За этот период трафика нет.
    uk За цей період трафіку немає.

    Days and ranges are of {0}. Data up to {1}; late receipts are still counted.
    ru Дни и периоды по {0}. Данные на {1}; поздние отчёты ещё учитываются.
    uk Дні та періоди за {0}. Дані на {1}; пізні звіти ще враховуються.

    By {0}
    ru По: {0}
    uk За: {0}

    Group by
    ru Группировать по
    uk Групувати за

    Segments charged
    ru Тарифицировано сегментов
    uk Тарифіковано сегментів

    There is no charged traffic in this range.
    ru За этот период нет тарифицированного трафика.
    uk За цей період немає тарифікованого трафіку.

    Charges and corrections of prices less costs, in one currency by each day's exchange rate. A correction counts on the day it was made.
    ru Начисления и исправления цен за вычетом себестоимости, в одной валюте по курсу каждого дня. Исправление учитывается в день, когда оно сделано.
    uk Нарахування й виправлення цін за вирахуванням собівартості, в одній валюті за курсом кожного дня. Виправлення враховується в день, коли його зроблено.

    Cost
    ru Себестоимость
    uk Собівартість

    Loss
    ru Убыток
    uk Збиток

    Preview
    ru Предпросмотр
    uk Попередній перегляд

    Cancel
    ru Отмена
    uk Скасувати

    Nothing was saved. One field needs your attention.
    ru Ничего не сохранено. Проверьте одно поле.
    uk Нічого не збережено. Перевірте одне поле.

    Nothing was saved. {0} fields need your attention.
    ru Ничего не сохранено. Проверьте {0} поле.|Ничего не сохранено. Проверьте {0} поля.|Ничего не сохранено. Проверьте {0} полей.
    uk Нічого не збережено. Перевірте {0} поле.|Нічого не збережено. Перевірте {0} поля.|Нічого не збережено. Перевірте {0} полів.

    required
    ru обязательно
    uk обов'язково

    Field
    ru Поле
    uk Поле

    Stored now
    ru Сохранено сейчас
    uk Збережено зараз

    Typed by you
    ru Введено вами
    uk Введено вами

    Differences
    ru Различия
    uk Відмінності

    What differs
    ru Что отличается
    uk Що відрізняється

    Messages by hour, {0}
    ru Сообщения по часам, {0}
    uk Повідомлення за годинами, {0}

    Messages by day, {0}
    ru Сообщения по дням, {0}
    uk Повідомлення за днями, {0}

    Create an enterprise
    ru Создать предприятие
    uk Створити підприємство

    Create a client
    ru Создать клиента
    uk Створити клієнта

    Create a supplier
    ru Создать поставщика
    uk Створити постачальника

    Set source prices
    ru Задать закупочные цены
    uk Задати закупівельні ціни

    Set a client's prices
    ru Задать цены клиента
    uk Задати ціни клієнта

    Give a client an SMPP access
    ru Дать клиенту SMPP-доступ
    uk Надати клієнту SMPP-доступ

    Give a client's people a sign-in (Settings > People)
    ru Создать вход для людей клиента (Настройки > Пользователи)
    uk Створити вхід для людей клієнта (Налаштування > Користувачі)

    Create the first invoice
    ru Создать первый счёт
    uk Створити перший рахунок

    Company: whom invoices are billed to
    ru Компания: на кого выставляются счета
    uk Компанія: на кого виставляються рахунки

    Enterprise: who issues its invoices
    ru Предприятие: кто выставляет ему счета
    uk Підприємство: хто виставляє йому рахунки

    Country: decides the tax
    ru Страна: определяет налог
    uk Країна: визначає податок

    Prices: without one its messages are blocked
    ru Цены: без них сообщения блокируются
    uk Ціни: без них повідомлення блокуються

    SMPP access: what it binds with
    ru SMPP-доступ: с чем он подключается
    uk SMPP-доступ: з чим він підключається

    Sign-in: a person of this client, under Settings > People
    ru Вход: пользователь этого клиента, в Настройки > Пользователи
    uk Вхід: користувач цього клієнта, у Налаштування > Користувачі
    """#
