// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors
// Table of data

/// Words of sessions, the wizard, prices and other later pages.
let featureWords = #"""
    Operator
    ru Оператор
    uk Оператор

    country
    ru страна
    uk країна

    network
    ru сеть
    uk мережа

    client
    ru клиент
    uk клієнт

    sender
    ru отправитель
    uk відправник

    day
    ru день
    uk день

    prepaid
    ru предоплата
    uk передоплата

    postpaid
    ru постоплата
    uk постоплата

    none
    ru нет
    uk немає

    held
    ru удержано
    uk утримано

    charged
    ru начислено
    uk нараховано

    released
    ru возвращено
    uk повернено

    Not due
    ru Срок не наступил
    uk Строк не настав

    1–30 days
    ru 1–30 дней
    uk 1–30 днів

    31–60 days
    ru 31–60 дней
    uk 31–60 днів

    61–90 days
    ru 61–90 дней
    uk 61–90 днів

    Over 90 days
    ru Больше 90 дней
    uk Понад 90 днів

    {0} · {1}
    ru {0} · {1}
    uk {0} · {1}

    Enroute
    ru В пути
    uk У дорозі

    Find anything by id or name
    ru Найти что угодно по ID или имени
    uk Знайти будь-що за ID або назвою

    Filter the list
    ru Фильтр списка
    uk Фільтр списку

    Next row
    ru Следующая строка
    uk Наступний рядок

    Previous row
    ru Предыдущая строка
    uk Попередній рядок

    Open the row
    ru Открыть строку
    uk Відкрити рядок

    Export the list
    ru Экспорт списка
    uk Експорт списку

    This help
    ru Эта справка
    uk Ця довідка

    Keys
    ru Клавиши
    uk Клавіші

    Single keys can be turned off under <a href="/security">Security</a>.
    ru Одиночные клавиши отключаются в разделе <a href="/security">«Безопасность»</a>.
    uk Одиночні клавіші вимикаються в розділі <a href="/security">«Безпека»</a>.

    Find by id or name
    ru Найти по ID или имени
    uk Знайти за ID або назвою

    Find by id or name (Ctrl K)
    ru Найти по ID или имени (Ctrl K)
    uk Знайти за ID або назвою (Ctrl K)

    Keyboard
    ru Клавиатура
    uk Клавіатура

    Turn single keys off
    ru Отключить одиночные клавиши
    uk Вимкнути одиночні клавіші

    Turn single keys on
    ru Включить одиночные клавиши
    uk Увімкнути одиночні клавіші

    Single keys are on.
    ru Одиночные клавиши включены.
    uk Одиночні клавіші увімкнено.

    Single keys are off.
    ru Одиночные клавиши отключены.
    uk Одиночні клавіші вимкнено.

    Found
    ru Найдено
    uk Знайдено

    Nothing has this id or name.
    ru Ничего с таким ID или именем нет.
    uk Нічого з таким ID або назвою немає.

    Clients, suppliers, brands, enterprises, products and people are found by name; clients' accesses by system id; invoices and credit notes by number; messages by id.
    ru Клиенты, поставщики, бренды, предприятия, продукты и пользователи ищутся по имени; доступы клиентов — по system id; счета и кредит-ноты — по номеру; сообщения — по ID.
    uk Клієнти, постачальники, бренди, підприємства, продукти й користувачі шукаються за назвою; доступи клієнтів — за system id; рахунки та кредит-ноти — за номером; повідомлення — за ID.

    Invoices are found by number, messages by id.
    ru Счета ищутся по номеру, сообщения — по ID.
    uk Рахунки шукаються за номером, повідомлення — за ID.

    Find
    ru Поиск
    uk Пошук

    Load the page again to see what changed.
    ru Обновите страницу, чтобы увидеть изменения.
    uk Оновіть сторінку, щоб побачити зміни.

    The connection is lost. What you see is the last that came; it is tried again.
    ru Связь потеряна. Показаны последние полученные данные; выполняется повторное подключение.
    uk Зв'язок втрачено. Показано останні отримані дані; виконується повторне підключення.

    Id or name
    ru ID или имя
    uk ID або назва

    {0} sees this panel as the client does. Nothing can be changed here, and it is in the audit log.
    ru {0} видит эту панель глазами клиента. Изменить здесь ничего нельзя; просмотр записан в журнал аудита.
    uk {0} бачить цю панель очима клієнта. Змінити тут нічого не можна; перегляд записано в журнал аудиту.

    Back to the admin panel
    ru Вернуться в панель администратора
    uk Повернутися до панелі адміністратора

    See as client
    ru Глазами клиента
    uk Очима клієнта

    Forecast
    ru Прогноз
    uk Прогноз

    Live binds
    ru Активные подключения
    uk Активні підключення

    Below cost
    ru Ниже себестоимости
    uk Нижче собівартості

    This is what the file would change. Nothing is changed yet: press Import to apply it.
    ru Вот что изменит файл. Пока ничего не изменено: нажмите «Импорт», чтобы применить.
    uk Ось що змінить файл. Поки нічого не змінено: натисніть «Імпорт», щоб застосувати.

    Before
    ru До
    uk До

    Afterwards
    ru После
    uk Після

    New
    ru Новые
    uk Нові

    Up
    ru Выше
    uk Вище

    Down
    ru Ниже
    uk Нижче

    Unchanged
    ru Без изменений
    uk Без змін

    {0} ({1})
    ru {0} ({1})
    uk {0} ({1})

    Destinations not in the file
    ru Направления, которых нет в файле
    uk Напрямки, яких немає у файлі

    stay as they are
    ru остаются как есть
    uk залишаються як є

    are closed
    ru закрываются
    uk закриваються

    Due from
    ru Оплатить с
    uk Сплатити з

    Due through
    ru Оплатить по
    uk Сплатити по

    Total from
    ru Сумма от
    uk Сума від

    Total up to
    ru Сумма до
    uk Сума до

    Not mailed
    ru Не отправлен
    uk Не надіслано

    Pages of the list
    ru Страницы списка
    uk Сторінки списку

    This {0} does not exist any more.
    ru Больше не существует: {0}.
    uk Більше не існує: {0}.

    access
    ru доступ
    uk доступ

    brand
    ru бренд
    uk бренд

    enterprise
    ru предприятие
    uk підприємство

    person
    ru пользователь
    uk користувач

    product
    ru продукт
    uk продукт

    route
    ru маршрут
    uk маршрут

    supplier
    ru поставщик
    uk постачальник

    The PDF cannot be drawn: no font here has the character "{0}" (in the {1}). Change that text first.
    ru PDF не создать: ни в одном шрифте нет символа «{0}» ({1}). Сначала измените этот текст.
    uk PDF не створити: у жодному шрифті немає символу «{0}» ({1}). Спочатку змініть цей текст.

    The PDF cannot be drawn: no font here has the character "{0}". Change that text first.
    ru PDF не создать: ни в одном шрифте нет символа «{0}». Сначала измените этот текст.
    uk PDF не створити: у жодному шрифті немає символу «{0}». Спочатку змініть цей текст.

    The PDF cannot be drawn: the {0} is taller than a page.
    ru PDF не создать: поле выше страницы ({0}).
    uk PDF не створити: поле вище за сторінку ({0}).

    The PDF cannot be drawn: the brand's logo is not readable.
    ru PDF не создать: логотип бренда не читается.
    uk PDF не створити: логотип бренду не читається.

    The document cannot be made: {0}.
    ru Документ не создать: {0}.
    uk Документ не створити: {0}.

    enterprise's name
    ru название предприятия
    uk назва підприємства

    enterprise's legal address
    ru юридический адрес предприятия
    uk юридична адреса підприємства

    enterprise's registration number
    ru регистрационный номер предприятия
    uk реєстраційний номер підприємства

    enterprise's tax number
    ru налоговый номер предприятия
    uk податковий номер підприємства

    enterprise's bank accounts
    ru банковские счета предприятия
    uk банківські рахунки підприємства

    enterprise's invoice note
    ru примечание в счетах предприятия
    uk примітка в рахунках підприємства

    brand's name
    ru название бренда
    uk назва бренду

    brand's address
    ru адрес бренда
    uk адреса бренду

    brand's contacts
    ru контакты бренда
    uk контакти бренду

    client's login
    ru логин клиента
    uk логін клієнта

    client's company
    ru компания клиента
    uk компанія клієнта

    client's company credential
    ru реквизиты клиента
    uk реквізити клієнта

    client's tax number
    ru налоговый номер клиента
    uk податковий номер клієнта

    client's e-mail for billing
    ru e-mail клиента для счетов
    uk e-mail клієнта для рахунків

    number
    ru номер
    uk номер

    text of a line
    ru текст строки
    uk текст рядка

    name of an operator
    ru название оператора
    uk назва оператора

    reason of the tax
    ru основание налога
    uk підстава податку

    payment reference
    ru назначение платежа
    uk призначення платежу

    another client
    ru другого клиента
    uk іншого клієнта

    Letters
    ru Письма
    uk Листи

    Letter
    ru Письмо
    uk Лист

    Reminder
    ru Напоминание
    uk Нагадування

    Price notices
    ru Уведомления о ценах
    uk Повідомлення про ціни

    Not mailed yet
    ru Ещё не отправлено
    uk Ще не надіслано

    As they were written, with their files.
    ru Как они были написаны, с их файлами.
    uk Як вони були написані, з їхніми файлами.

    What is mailed to you will be here: invoices, reminders, price notices, statements.
    ru Здесь будет то, что вам отправляют: счета, напоминания, уведомления о ценах, выписки.
    uk Тут буде те, що вам надсилають: рахунки, нагадування, повідомлення про ціни, виписки.

    {0} prices were undone.
    ru Отменена {0} цена.|Отменено {0} цены.|Отменено {0} цен.
    uk Скасовано {0} ціну.|Скасовано {0} ціни.|Скасовано {0} цін.

    These prices have begun, or were undone already.
    ru Эти цены уже начали действовать или уже отменены.
    uk Ці ціни вже почали діяти або вже скасовані.

    Recorded at {0}: {1}. {2}
    ru Записаны {0}: {1}. {2}
    uk Записані {0}: {1}. {2}

    ends
    ru заканчивается
    uk закінчується

    any
    ru любой
    uk будь-який

    yes
    ru да
    uk так

    no
    ru нет
    uk ні
    """#
