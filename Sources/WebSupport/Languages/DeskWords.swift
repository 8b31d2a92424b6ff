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
    """#
