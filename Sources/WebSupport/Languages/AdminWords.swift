// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors
// Table of data

/// Words of the admin panel: navigation, forms and lists.
let adminWords = #"""
    Overview
    ru Обзор
    uk Огляд

    Profiles
    ru Профили
    uk Профілі

    Clients
    ru Клиенты
    uk Клієнти

    Current traffic
    ru Текущий трафик
    uk Поточний трафік

    Messages
    ru Сообщения
    uk Повідомлення

    Blocked
    ru Заблокировано
    uk Заблоковано

    Sessions
    ru Сессии
    uk Сесії

    Products
    ru Продукты
    uk Продукти

    Suppliers
    ru Поставщики
    uk Постачальники

    Routing
    ru Маршрутизация
    uk Маршрутизація

    Source prices
    ru Закупочные цены
    uk Закупівельні ціни

    Statistics
    ru Статистика
    uk Статистика

    Traffic
    ru Трафик
    uk Трафік

    Margin
    ru Маржа
    uk Маржа

    Payments
    ru Платежи
    uk Платежі

    Finance
    ru Финансы
    uk Фінанси

    Brands
    ru Бренды
    uk Бренди

    Enterprises
    ru Предприятия
    uk Підприємства

    Invoices
    ru Счета
    uk Рахунки

    Credit notes
    ru Кредит-ноты
    uk Кредит-ноти

    Aging
    ru Задолженность по срокам
    uk Заборгованість за строками

    Settings
    ru Настройки
    uk Налаштування

    People and roles
    ru Пользователи и роли
    uk Користувачі та ролі

    Mail
    ru Почта
    uk Пошта

    Libraries
    ru Справочники
    uk Довідники

    Prefixes
    ru Префиксы
    uk Префікси

    Audit log
    ru Журнал аудита
    uk Журнал аудиту

    Admin panel
    ru Панель администратора
    uk Панель адміністратора

    Client panel
    ru Панель клиента
    uk Панель клієнта

    Access was saved.
    ru Доступ сохранён.
    uk Доступ збережено.

    This file is {0}. Wanted is plain text in UTF-8 with commas, semicolons or tabs: save it as CSV UTF-8 and upload that.
    ru Этот файл — {0}. Нужен обычный текст в UTF-8 с запятыми, точками с запятой или табуляцией: сохраните его как CSV UTF-8 и загрузите снова.
    uk Цей файл — {0}. Потрібен звичайний текст у UTF-8 з комами, крапками з комою або табуляцією: збережіть його як CSV UTF-8 і завантажте знову.

    a spreadsheet (XLSX or ODS) or another ZIP archive
    ru электронная таблица (XLSX или ODS) или другой ZIP-архив
    uk електронна таблиця (XLSX або ODS) чи інший ZIP-архів

    an old Excel file (XLS)
    ru старый файл Excel (XLS)
    uk старий файл Excel (XLS)

    a PDF
    ru PDF
    uk PDF

    text in UTF-16
    ru текст в UTF-16
    uk текст у UTF-16

    no text, or text in UTF-16
    ru не текст или текст в UTF-16
    uk не текст або текст у UTF-16

    text of another encoding than UTF-8
    ru текст не в кодировке UTF-8
    uk текст не в кодуванні UTF-8

    CSV
    ru CSV
    uk CSV

    Nobody owes anything.
    ru Задолженностей нет.
    uk Заборгованостей немає.

    Client
    ru Клиент
    uk Клієнт

    Owed
    ru Долг
    uk Борг

    Unallocated
    ru Не распределено
    uk Не розподілено

    Total {0}
    ru Итого {0}
    uk Разом {0}

    Debts by age
    ru Долги по срокам
    uk Борги за строками

    What is owed on {0}, by how long it is overdue. Unallocated money has settled no invoice yet.
    ru Задолженность на {0} по срокам просрочки. Нераспределённые деньги ещё не закрыли ни одного счёта.
    uk Заборгованість на {0} за строками прострочення. Нерозподілені гроші ще не закрили жодного рахунку.

    Brand {0} was created.
    ru Бренд {0} создан.
    uk Бренд {0} створено.

    Brand was saved.
    ru Бренд сохранён.
    uk Бренд збережено.

    No invoice yet.
    ru Счетов пока нет.
    uk Рахунків поки немає.

    Create
    ru Создать
    uk Створити

    Statistics without invoice
    ru Статистика без счёта
    uk Статистика без рахунку

    Statement from
    ru Выписка с
    uk Виписка з

    Through
    ru По
    uk По

    Statement PDF
    ru Выписка в PDF
    uk Виписка у PDF

    Period
    ru Период
    uk Період

    Made
    ru Создано
    uk Створено

    Download
    ru Скачать
    uk Завантажити

    XLSX
    ru XLSX
    uk XLSX

    Client {0} was created.
    ru Клиент {0} создан.
    uk Клієнта {0} створено.

    Client {0} was saved.
    ru Клиент {0} сохранён.
    uk Клієнта {0} збережено.

    Somebody else saved this client while you had the form open. Nothing of yours was saved. What you typed is below: compare it with the present values, and press Save again if it should stand.
    ru Пока у вас была открыта форма, клиента сохранил кто-то другой. Ваши изменения не сохранены. Введённое вами показано ниже: сравните его с текущими значениями и нажмите «Сохранить» ещё раз, если оно верно.
    uk Поки у вас була відкрита форма, клієнта зберіг хтось інший. Ваші зміни не збережено. Введене вами показано нижче: порівняйте його з поточними значеннями й натисніть «Зберегти» ще раз, якщо воно правильне.

    The period is free again.
    ru Период снова свободен.
    uk Період знову вільний.

    Credit note {0} was issued.{1}
    ru Кредит-нота {0} выставлена.{1}
    uk Кредит-ноту {0} виставлено.{1}

    Enterprise was created.
    ru Предприятие создано.
    uk Підприємство створено.

    Enterprise was saved.
    ru Предприятие сохранено.
    uk Підприємство збережено.

    The mail server was saved.
    ru Почтовый сервер сохранён.
    uk Поштовий сервер збережено.

    The invoice is in the outbox; the server's answer comes in the timeline.
    ru Счёт в очереди на отправку; ответ сервера появится в истории счёта.
    uk Рахунок у черзі на надсилання; відповідь сервера з'явиться в історії рахунку.

    STARTTLS, usually port 587
    ru STARTTLS, обычно порт 587
    uk STARTTLS, зазвичай порт 587

    TLS, usually port 465
    ru TLS, обычно порт 465
    uk TLS, зазвичай порт 465

    None: a server on this machine
    ru Нет: сервер на этой машине
    uk Немає: сервер на цій машині

    Server
    ru Сервер
    uk Сервер

    Such as smtp.example.com. Empty: no mail.
    ru Например, smtp.example.com. Пусто — почта не отправляется.
    uk Наприклад, smtp.example.com. Порожньо — пошта не надсилається.

    Port
    ru Порт
    uk Порт

    Security
    ru Безопасность
    uk Безпека

    User
    ru Пользователь
    uk Користувач

    Password
    ru Пароль
    uk Пароль

    Empty: as it is stored.
    ru Пусто — останется сохранённый.
    uk Порожньо — залишиться збережений.

    Sender
    ru Отправитель
    uk Відправник

    Empty: the brand's own address.
    ru Пусто — адрес бренда.
    uk Порожньо — адреса бренду.

    Mail server
    ru Почтовый сервер
    uk Поштовий сервер

    Save
    ru Сохранить
    uk Зберегти

    No letter yet. Issued invoices go to clients with an e-mail for billing.
    ru Писем пока нет. Выставленные счета уходят клиентам, у которых указан e-mail для счетов.
    uk Листів поки немає. Виставлені рахунки надсилаються клієнтам, у яких вказано e-mail для рахунків.

    Outbox
    ru Исходящие
    uk Вихідні

    Written
    ru Создано
    uk Створено

    To
    ru Кому
    uk Кому

    Subject
    ru Тема
    uk Тема

    State
    ru Состояние
    uk Стан

    Attempts
    ru Попытки
    uk Спроби

    Next
    ru Следующая
    uk Наступна

    Answer
    ru Ответ
    uk Відповідь

    Waiting
    ru Ожидает
    uk Очікує

    Taken
    ru Принято
    uk Прийнято

    Failed
    ru Ошибка
    uk Помилка

    Invoice {0} was issued.
    ru Счёт {0} выставлен.
    uk Рахунок {0} виставлено.

    The statistics were made.
    ru Статистика сформирована.
    uk Статистику сформовано.

    Client is required.
    ru Укажите клиента.
    uk Вкажіть клієнта.

    The payment was recorded.
    ru Платёж записан.
    uk Платіж записано.

    History
    ru История
    uk Історія

    The payment was undone by a reversing entry.
    ru Платёж отменён сторнирующей записью.
    uk Платіж скасовано сторнувальним записом.

    The payment was saved.
    ru Платёж сохранён.
    uk Платіж збережено.

    The person can sign in now.
    ru Теперь пользователь может войти.
    uk Тепер користувач може увійти.

    The person was saved.
    ru Пользователь сохранён.
    uk Користувача збережено.

    The password was changed.
    ru Пароль изменён.
    uk Пароль змінено.

    Two-step sign-in of {0} is off.
    ru Двухэтапный вход для {0} выключен.
    uk Двоетапний вхід для {0} вимкнено.

    Payment method was added.
    ru Способ оплаты добавлен.
    uk Спосіб оплати додано.

    Product was saved.
    ru Продукт сохранён.
    uk Продукт збережено.

    The price was saved.
    ru Цена сохранена.
    uk Ціну збережено.

    The price was closed.
    ru Цена закрыта.
    uk Ціну закрито.

    {0} prices were imported.
    ru Импортирована {0} цена.|Импортировано {0} цены.|Импортировано {0} цен.
    uk Імпортовано {0} ціну.|Імпортовано {0} ціни.|Імпортовано {0} цін.

    Where this client has no price of its own, those of {0} count.
    ru Где у клиента нет собственной цены, действуют цены продукта {0}.
    uk Де клієнт не має власної ціни, діють ціни продукту {0}.

    No destination is known for "{0}".
    ru Направление для «{0}» неизвестно.
    uk Напрямок для «{0}» невідомий.

    Product was created. Now set its prices.
    ru Продукт создан. Теперь задайте его цены.
    uk Продукт створено. Тепер задайте його ціни.

    Supplier was created. Now set its source prices.
    ru Поставщик создан. Теперь задайте закупочные цены.
    uk Постачальника створено. Тепер задайте закупівельні ціни.

    Supplier was saved.
    ru Поставщик сохранён.
    uk Постачальника збережено.

    Route was created.
    ru Маршрут создан.
    uk Маршрут створено.

    Route was activated.
    ru Маршрут включён.
    uk Маршрут увімкнено.

    Route was deactivated.
    ru Маршрут отключён.
    uk Маршрут вимкнено.

    {0} prefixes were imported.
    ru Импортирован {0} префикс.|Импортировано {0} префикса.|Импортировано {0} префиксов.
    uk Імпортовано {0} префікс.|Імпортовано {0} префікси.|Імпортовано {0} префіксів.

    Brand
    ru Бренд
    uk Бренд

    Name
    ru Название
    uk Назва

    Printed on invoices.
    ru Печатается на счетах.
    uk Друкується на рахунках.

    Currency
    ru Валюта
    uk Валюта

    Email
    ru E-mail
    uk E-mail

    Phone
    ru Телефон
    uk Телефон

    Website
    ru Сайт
    uk Сайт

    Address
    ru Адрес
    uk Адреса

    Look
    ru Оформление
    uk Оформлення

    Logo
    ru Логотип
    uk Логотип

    {0}A PNG, JPEG or SVG of at most 1 MB, at the head of invoices.
    ru {0}PNG, JPEG или SVG до 1 МБ, в шапке счетов.
    uk {0}PNG, JPEG або SVG до 1 МБ, у шапці рахунків.

    Accent colour
    ru Акцентный цвет
    uk Акцентний колір

    Of documents, such as #1F5FBF.
    ru Для документов, например #1F5FBF.
    uk Для документів, наприклад #1F5FBF.

    Default
    ru По умолчанию
    uk За замовчуванням

    Enterprises get this brand when none was chosen.
    ru Предприятия получают этот бренд, если не выбран другой.
    uk Підприємства отримують цей бренд, якщо не вибрано інший.

    Invoice e-mail
    ru Письмо со счётом
    uk Лист із рахунком

    Title e-mail
    ru Тема письма
    uk Тема листа

    The subject line, such as {document} {number}.
    ru Строка темы, например {document} {number}.
    uk Рядок теми, наприклад {document} {number}.

    Template
    ru Шаблон
    uk Шаблон

    The mail's text.
    ru Текст письма.
    uk Текст листа.

    Signature
    ru Подпись
    uk Підпис

    by sent
    ru за отправленные
    uk за надіслані

    by delivered
    ru за доставленные
    uk за доставлені

    Prepaid: sends while money is there
    ru Предоплата: отправляет, пока есть деньги
    uk Передоплата: надсилає, поки є гроші

    Postpaid: sends on credit
    ru Постоплата: отправляет в кредит
    uk Постоплата: надсилає в кредит

    Active
    ru Активен
    uk Активний

    Blocked: messages wait in the queue
    ru Заблокирован: сообщения ждут в очереди
    uk Заблокований: повідомлення чекають у черзі

    Closed: can neither bind nor send
    ru Закрыт: не может ни подключаться, ни отправлять
    uk Закритий: не може ні підключатися, ні надсилати

    No tax (outside scope)
    ru Без налога (не облагается)
    uk Без податку (не оподатковується)

    European VAT
    ru Европейский НДС
    uk Європейський ПДВ

    One rate to buyers at home
    ru Одна ставка для покупателей внутри страны
    uk Одна ставка для покупців у своїй країні

    GSM 7-bit, one septet an octet
    ru GSM 7 бит, септет на октет
    uk GSM 7 біт, септет на октет

    GSM 7-bit, packed
    ru GSM 7 бит, упакованный
    uk GSM 7 біт, упакований

    Latin-1
    ru Latin-1
    uk Latin-1

    UTF-8
    ru UTF-8
    uk UTF-8

    As the client submitted them
    ru Как передал клиент
    uk Як передав клієнт

    5/0 names, 3/0 short codes, 1/1 numbers
    ru 5/0 имена, 3/0 короткие номера, 1/1 номера
    uk 5/0 імена, 3/0 короткі номери, 1/1 номери

    Client's zone
    ru Часовой пояс клиента
    uk Часовий пояс клієнта

    Sends by the supplier
    ru Отправляет через поставщика
    uk Надсилає через постачальника

    Closes the destination
    ru Закрывает направление
    uk Закриває напрямок

    Refuses the senders
    ru Отклоняет отправителей
    uk Відхиляє відправників

    Black-lists the numbers
    ru Чёрный список номеров
    uk Чорний список номерів

    Filters the text
    ru Фильтрует текст
    uk Фільтрує текст

    The same text in responses and receipts
    ru Одинаковый текст в ответах и отчётах
    uk Однаковий текст у відповідях і звітах

    Hexadecimal in responses, decimal in receipts
    ru Шестнадцатеричный в ответах, десятичный в отчётах
    uk Шістнадцятковий у відповідях, десятковий у звітах

    Decimal in responses, hexadecimal in receipts
    ru Десятичный в ответах, шестнадцатеричный в отчётах
    uk Десятковий у відповідях, шістнадцятковий у звітах

    Owner: everything
    ru Владелец: всё
    uk Власник: усе

    Finance: clients, invoices, payments
    ru Финансы: клиенты, счета, платежи
    uk Фінанси: клієнти, рахунки, платежі

    Routing: traffic, routes, source prices
    ru Маршрутизация: трафик, маршруты, закупочные цены
    uk Маршрутизація: трафік, маршрути, закупівельні ціни

    Support: reads traffic and clients
    ru Поддержка: просмотр трафика и клиентов
    uk Підтримка: перегляд трафіку та клієнтів

    Read only
    ru Только чтение
    uk Лише читання

    Client: owner
    ru Клиент: владелец
    uk Клієнт: власник

    Client: accountant
    ru Клиент: бухгалтер
    uk Клієнт: бухгалтер

    Client: developer
    ru Клиент: разработчик
    uk Клієнт: розробник

    Company
    ru Компания
    uk Компанія

    Invoicing
    ru Выставление счетов
    uk Виставлення рахунків

    Money
    ru Деньги
    uk Гроші

    Product
    ru Продукт
    uk Продукт

    – none –
    ru – нет –
    uk – немає –

    Its prices count wherever the client has none of its own.
    ru Его цены действуют там, где у клиента нет собственных.
    uk Його ціни діють там, де клієнт не має власних.

    Main client
    ru Основной клиент
    uk Основний клієнт

    – none: pays for itself –
    ru – нет: платит сам за себя –
    uk – немає: платить сам за себе –

    A related account spends its main client's balance and credit, and is invoiced with it. Fixed once there is traffic.
    ru Связанный аккаунт тратит баланс и кредит основного клиента и попадает в его счёт. Не меняется, когда появился трафик.
    uk Пов'язаний акаунт витрачає баланс і кредит основного клієнта й потрапляє до його рахунку. Не змінюється, коли з'явився трафік.

    Login
    ru Логин
    uk Логін

    One word; the name of the client everywhere.
    ru Одно слово; имя клиента во всей системе.
    uk Одне слово; ім'я клієнта в усій системі.

    Cannot be changed any more: there is money in it.
    ru Изменить уже нельзя: в этой валюте есть деньги.
    uk Змінити вже не можна: у цій валюті є гроші.

    Of every price, balance and invoice. Fixed once money has moved.
    ru Всех цен, баланса и счетов. Не меняется после первого движения денег.
    uk Усіх цін, балансу та рахунків. Не змінюється після першого руху грошей.

    Time zone
    ru Часовой пояс
    uk Часовий пояс

    Its days bound the billing periods.
    ru По его суткам считаются расчётные периоды.
    uk За його добами рахуються розрахункові періоди.

    First day
    ru Первый день
    uk Перший день

    Where the first billing period begins; empty means today.
    ru Начало первого расчётного периода; пусто — сегодня.
    uk Початок першого розрахункового періоду; порожньо — сьогодні.

    Status
    ru Статус
    uk Статус

    E-mail
    ru E-mail
    uk E-mail

    For balance and account notices.
    ru Для уведомлений о балансе и аккаунте.
    uk Для сповіщень про баланс і акаунт.

    The name invoices are billed to.
    ru На кого выставляются счета.
    uk На кого виставляються рахунки.

    Tax id (VAT number)
    ru Налоговый номер (НДС)
    uk Податковий номер (ПДВ)

    Company credential
    ru Реквизиты компании
    uk Реквізити компанії

    Requisites as printed: address, registration, bank.
    ru Реквизиты, как они печатаются: адрес, регистрация, банк.
    uk Реквізити, як вони друкуються: адреса, реєстрація, банк.

    Country
    ru Страна
    uk Країна

    Enterprise
    ru Предприятие
    uk Підприємство

    Who issues this client's invoices.
    ru Кто выставляет счета этому клиенту.
    uk Хто виставляє рахунки цьому клієнту.

    Dates for invoices
    ru Даты выставления счетов
    uk Дати виставлення рахунків

    Such as 1 or 1,16 or last or mon. Empty: by hand only.{0}
    ru Например, 1 или 1,16, или last, или mon. Пусто — только вручную.{0}
    uk Наприклад, 1 або 1,16, або last, або mon. Порожньо — лише вручну.{0}

    E-mail for billing
    ru E-mail для счетов
    uk E-mail для рахунків

    Several with commas.
    ru Несколько — через запятую.
    uk Кілька — через кому.

    E-mail for price update
    ru E-mail для обновления цен
    uk E-mail для оновлення цін

    Document language
    ru Язык документов
    uk Мова документів

    As the enterprise
    ru Как у предприятия
    uk Як у підприємства

    Payment terms, days
    ru Срок оплаты, дней
    uk Строк оплати, днів

    Empty: as the enterprise.
    ru Пусто — как у предприятия.
    uk Порожньо — як у підприємства.

    Send stats
    ru Отправлять статистику
    uk Надсилати статистику

    A statistics file (XLSX, CSV) is made with each invoice.
    ru С каждым счётом создаётся файл статистики (XLSX, CSV).
    uk З кожним рахунком створюється файл статистики (XLSX, CSV).

    XML by mail
    ru XML в письме
    uk XML у листі

    Goes with mailed invoices and credit notes. A PDF has its CII inside anyway.
    ru Прилагается к письмам со счетами и кредит-нотами. CII и так есть внутри PDF.
    uk Додається до листів з рахунками та кредит-нотами. CII і так є всередині PDF.

    Send invoices
    ru Отправлять счета
    uk Надсилати рахунки

    Invoices appear in the client's own panel, and are mailed as set below.
    ru Счета появляются в панели клиента и отправляются почтой, как задано ниже.
    uk Рахунки з'являються в панелі клієнта й надсилаються поштою, як задано нижче.

    Zero invoices
    ru Нулевые счета
    uk Нульові рахунки

    Issue an invoice although nothing was charged.
    ru Выставлять счёт, даже если ничего не начислено.
    uk Виставляти рахунок, навіть якщо нічого не нараховано.

    Mode
    ru Режим
    uk Режим

    Allowed credit
    ru Кредитный лимит
    uk Кредитний ліміт

    Postpaid only.
    ru Только для постоплаты.
    uk Лише для постоплати.

    Allowed overdraft
    ru Разрешённый овердрафт
    uk Дозволений овердрафт

    Temporary.
    ru Временный.
    uk Тимчасовий.

    Overdraft until
    ru Овердрафт до
    uk Овердрафт до

    Its last day.
    ru Его последний день.
    uk Його останній день.

    Notification limit
    ru Порог уведомления
    uk Поріг сповіщення

    A notice is due when available money falls below.
    ru Уведомить, когда доступных денег станет меньше.
    uk Сповістити, коли доступних грошей стане менше.

    Daily limit
    ru Дневной лимит
    uk Денний ліміт

    Messages a day.
    ru Сообщений в сутки.
    uk Повідомлень на добу.

    None of these dates is still to come.
    ru Ни одна из этих дат ещё не впереди.
    uk Жодна з цих дат ще не попереду.

    The next ones, in {0}:
    ru Ближайшие, {0}:
    uk Найближчі, {0}:

    Tax
    ru Налог
    uk Податок

    Documents
    ru Документы
    uk Документи

    The legal entity's full name.
    ru Полное название юридического лица.
    uk Повна назва юридичної особи.

    – choose –
    ru – выберите –
    uk – виберіть –

    Its logo, contacts and mail texts are used.
    ru Используются его логотип, контакты и тексты писем.
    uk Використовуються його логотип, контакти й тексти листів.

    Legal address
    ru Юридический адрес
    uk Юридична адреса

    Registration number
    ru Регистрационный номер
    uk Реєстраційний номер

    Bank accounts
    ru Банковские счета
    uk Банківські рахунки

    As printed; an empty line between two accounts.
    ru Как печатаются; между счетами пустая строка.
    uk Як друкуються; між рахунками порожній рядок.

    Tax rules
    ru Налоговые правила
    uk Податкові правила

    Standard rate, %
    ru Основная ставка, %
    uk Основна ставка, %

    Such as 21.
    ru Например, 21.
    uk Наприклад, 21.

    Invoice numbers
    ru Номера счетов
    uk Номери рахунків

    {YYYY}, {YY}, {MM}, and zeros in braces for the counter.
    ru {YYYY}, {YY}, {MM} и нули в скобках для счётчика.
    uk {YYYY}, {YY}, {MM} і нулі в дужках для лічильника.

    Proforma numbers
    ru Номера проформ
    uk Номери проформ

    Credit note numbers
    ru Номера кредит-нот
    uk Номери кредит-нот

    Note on every invoice
    ru Примечание в каждом счёте
    uk Примітка в кожному рахунку

    Role
    ru Роль
    uk Роль

    – the operator's own –
    ru – свой сотрудник –
    uk – власний співробітник –

    Whose panel it is, for client roles.
    ru Чья это панель, для ролей клиента.
    uk Чия це панель, для ролей клієнта.

    Times are shown in it.
    ru В нём показывается время.
    uk У ньому показується час.

    At least 12 characters.
    ru Не меньше 12 символов.
    uk Не менше 12 символів.

    {0}, {1} open
    ru {0}, открыто {1}
    uk {0}, відкрито {1}

    Amount, {0}
    ru Сумма, {0}
    uk Сума, {0}

    Negative takes money back. Final.
    ru Отрицательная возвращает деньги. Окончательно.
    uk Від'ємна повертає гроші. Остаточно.

    Invoice
    ru Счёт
    uk Рахунок

    Oldest open ones first
    ru Сначала самые старые открытые
    uk Спочатку найстаріші відкриті

    Final.
    ru Окончательно.
    uk Остаточно.

    Paid
    ru Оплачен
    uk Оплачено

    A record that the money really came in.
    ru Отметка, что деньги действительно поступили.
    uk Позначка, що гроші справді надійшли.

    Payment type
    ru Способ оплаты
    uk Спосіб оплати

    Pay date
    ru Дата оплаты
    uk Дата оплати

    Comments
    ru Комментарий
    uk Коментар

    Such as Wholesale Europe.
    ru Например, «Опт Европа».
    uk Наприклад, «Опт Європа».

    Of its prices; only clients of this currency can have it.
    ru Его цен; доступен только клиентам с этой валютой.
    uk Його цін; доступний лише клієнтам із цією валютою.

    System id
    ru System id
    uk System id

    At most 15 characters.
    ru Не больше 15 символов.
    uk Не більше 15 символів.

    Allowed addresses
    ru Разрешённые адреса
    uk Дозволені адреси

    Such as 203.0.113.7, 203.0.113.0/24. Empty: from anywhere.
    ru Например, 203.0.113.7, 203.0.113.0/24. Пусто — откуда угодно.
    uk Наприклад, 203.0.113.7, 203.0.113.0/24. Порожньо — звідусіль.

    Bound at the same time.
    ru Одновременных подключений.
    uk Одночасних підключень.

    Window
    ru Окно
    uk Вікно

    Unanswered requests a session.
    ru Запросов без ответа в сессии.
    uk Запитів без відповіді в сесії.

    Throughput (TPS)
    ru Скорость (TPS)
    uk Швидкість (TPS)

    Segments a second, over all sessions.
    ru Сегментов в секунду по всем сессиям.
    uk Сегментів за секунду за всіма сесіями.

    Keep receipts, hours
    ru Хранить отчёты, часов
    uk Зберігати звіти, годин

    Allowed senders
    ru Разрешённые отправители
    uk Дозволені відправники

    Such as Acme, SHOP*. Empty: any.
    ru Например, Acme, SHOP*. Пусто — любые.
    uk Наприклад, Acme, SHOP*. Порожньо — будь-які.

    Numbers
    ru Номера
    uk Номери

    Whose messages it gets: 447700900123, 1234 WIN.
    ru Чьи сообщения получает: 447700900123, 1234 WIN.
    uk Чиї повідомлення отримує: 447700900123, 1234 WIN.

    Receipt dates
    ru Даты в отчётах
    uk Дати у звітах

    Seconds in receipt dates
    ru Секунды в датах отчётов
    uk Секунди в датах звітів

    Default alphabet
    ru Алфавит по умолчанию
    uk Алфавіт за замовчуванням

    What data_coding 0 means.
    ru Что означает data_coding 0.
    uk Що означає data_coding 0.

    Supplier
    ru Поставщик
    uk Постачальник

    Aggregator
    ru Агрегатор
    uk Агрегатор

    Of its source prices.
    ru Его закупочных цен.
    uk Його закупівельних цін.

    Connector
    ru Подключение
    uk Підключення

    Limits
    ru Лимиты
    uk Ліміти

    Behaviour
    ru Поведение
    uk Поведінка

    Message ids
    ru Идентификаторы сообщений
    uk Ідентифікатори повідомлень

    Resend unanswered
    ru Повторять без ответа
    uk Повторювати без відповіді

    Submit again by the next route when the answer was lost. The phone could get the message twice.
    ru Отправить ещё раз по следующему маршруту, если ответ потерян. Телефон может получить сообщение дважды.
    uk Надіслати ще раз наступним маршрутом, якщо відповідь втрачено. Телефон може отримати повідомлення двічі.

    Dialect
    ru Диалект
    uk Діалект

    Sender types
    ru Типы отправителей
    uk Типи відправників

    Recipient TON
    ru TON получателя
    uk TON одержувача

    1: international.
    ru 1: международный.
    uk 1: міжнародний.

    Recipient NPI
    ru NPI получателя
    uk NPI одержувача

    1: ISDN.
    ru 1: ISDN.
    uk 1: ISDN.

    Refusals for the next route
    ru Отказы для следующего маршрута
    uk Відмови для наступного маршруту

    Such as 0x0B, 0x45. Empty: every refusal.
    ru Например, 0x0B, 0x45. Пусто — любой отказ.
    uk Наприклад, 0x0B, 0x45. Порожньо — будь-яка відмова.

    Refusals for the moment
    ru Временные отказы
    uk Тимчасові відмови

    Tried again until the validity ends.
    ru Повторяется, пока не истечёт срок действия.
    uk Повторюється, поки не сплине строк дії.

    Receipts by text
    ru Отчёты по тексту
    uk Звіти за текстом

    A message that reads like a receipt is one.
    ru Сообщение, похожее на отчёт, считается отчётом.
    uk Повідомлення, схоже на звіт, вважається звітом.

    IP or domain
    ru IP или домен
    uk IP або домен

    Login (system id)
    ru Логин (system id)
    uk Логін (system id)

    At most 8 characters.
    ru Не больше 8 символов.
    uk Не більше 8 символів.

    Empty keeps the present one.
    ru Пусто — останется текущий.
    uk Порожньо — залишиться поточний.

    System type
    ru System type
    uk System type

    Parallel binds.
    ru Параллельных подключений.
    uk Паралельних підключень.

    Unanswered submits a session.
    ru Отправок без ответа в сессии.
    uk Надсилань без відповіді в сесії.

    Speed (TPS)
    ru Скорость (TPS)
    uk Швидкість (TPS)

    Enquire link, seconds
    ru Enquire link, секунд
    uk Enquire link, секунд

    Response time, seconds
    ru Время ответа, секунд
    uk Час відповіді, секунд

    Receipt wait, hours
    ru Ожидание отчёта, часов
    uk Очікування звіту, годин

    A message without a receipt is given up after it.
    ru После этого сообщение без отчёта больше не ждут.
    uk Після цього повідомлення без звіту більше не чекають.

    What it does
    ru Что делает
    uk Що робить

    Of a route that sends.
    ru Для отправляющего маршрута.
    uk Для маршруту, що надсилає.

    Empty: all.
    ru Пусто — все.
    uk Порожньо — усі.

    Network
    ru Сеть
    uk Мережа

    MCC and MNC, such as 25501. Empty: all.
    ru MCC и MNC, например 25501. Пусто — все.
    uk MCC і MNC, наприклад 25501. Порожньо — усі.

    Every client
    ru Все клиенты
    uk Усі клієнти

    Priority
    ru Приоритет
    uk Пріоритет

    1 to 1000; lower is tried first.
    ru От 1 до 1000; меньший пробуется первым.
    uk Від 1 до 1000; менший пробується першим.

    Weight
    ru Вес
    uk Вага

    The share among routes of one priority.
    ru Доля среди маршрутов одного приоритета.
    uk Частка серед маршрутів одного пріоритету.

    Senders
    ru Отправители
    uk Відправники

    Such as Acme, SHOP*. Empty: all.
    ru Например, Acme, SHOP*. Пусто — все.
    uk Наприклад, Acme, SHOP*. Порожньо — усі.

    Number begins with
    ru Номер начинается с
    uk Номер починається з

    Digits, several with commas. Empty: any.
    ru Цифры, несколько — через запятую. Пусто — любой.
    uk Цифри, кілька — через кому. Порожньо — будь-який.

    Text contains
    ru Текст содержит
    uk Текст містить

    Empty: any text.
    ru Пусто — любой текст.
    uk Порожньо — будь-який текст.

    MCC and MNC, such as 25501. Empty: the whole country.
    ru MCC и MNC, например 25501. Пусто — вся страна.
    uk MCC і MNC, наприклад 25501. Порожньо — уся країна.

    Price, {0}
    ru Цена, {0}
    uk Ціна, {0}

    Billing
    ru Биллинг
    uk Білінг

    Effective from
    ru Действует с
    uk Діє з

    Time of {0}. Empty: now.
    ru Время: {0}. Пусто — сейчас.
    uk Час: {0}. Порожньо — зараз.

    Sell to negative
    ru Продавать в минус
    uk Продавати в мінус

    Passes although money is short.
    ru Проходит, даже если денег не хватает.
    uk Проходить, навіть якщо грошей бракує.

    File
    ru Файл
    uk Файл

    First line: <code>mccmnc</code> or <code>country</code>, <code>price</code>, optionally <code>effective</code>.
    ru Первая строка: <code>mccmnc</code> или <code>country</code>, <code>price</code>, по желанию <code>effective</code>.
    uk Перший рядок: <code>mccmnc</code> або <code>country</code>, <code>price</code>, за бажання <code>effective</code>.

    or paste it here
    ru или вставьте сюда
    uk або вставте сюди

    A brand is what clients see on invoices: name, contacts, logo and mail texts. Create one, then an enterprise that uses it.
    ru Бренд — это то, что клиенты видят на счетах: название, контакты, логотип и тексты писем. Создайте бренд, а затем предприятие с ним.
    uk Бренд — це те, що клієнти бачать на рахунках: назва, контакти, логотип і тексти листів. Створіть бренд, а потім підприємство з ним.

    New brand
    ru Новый бренд
    uk Новий бренд

    Present logo
    ru Текущий логотип
    uk Поточний логотип

    System id <code>{0}</code>, password <code class="secret">{1}</code>. Copy it now: only its hash is kept, it cannot be shown again.
    ru System id <code>{0}</code>, пароль <code class="secret">{1}</code>. Скопируйте его сейчас: хранится только хеш, показать снова нельзя.
    uk System id <code>{0}</code>, пароль <code class="secret">{1}</code>. Скопіюйте його зараз: зберігається лише хеш, показати знову не можна.

    An access is what the client binds with over SMPP. It has none yet.
    ru Доступ — это то, с чем клиент подключается по SMPP. Пока нет ни одного.
    uk Доступ — це те, з чим клієнт підключається по SMPP. Поки немає жодного.

    TPS
    ru TPS
    uk TPS

    Addresses
    ru Адреса
    uk Адреси

    New password
    ru Новый пароль
    uk Новий пароль

    Edit
    ru Изменить
    uk Змінити

    Accesses
    ru Доступы
    uk Доступи

    6 to 8 characters. Empty: one is made and shown once.
    ru От 6 до 8 символов. Пусто — будет создан и показан один раз.
    uk Від 6 до 8 символів. Порожньо — буде створено й показано один раз.

    New access
    ru Новый доступ
    uk Новий доступ

    Access
    ru Доступ
    uk Доступ

    Create an access
    ru Создать доступ
    uk Створити доступ
    """#
