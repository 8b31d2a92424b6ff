// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors
// Table of data

/// Words of resellers, of the letters a client gets, and of margins.
let billingWords = #"""
    A reseller has clients of its own: related accounts whose traffic it pays for.
    ru У реселлера есть свои клиенты: связанные аккаунты, за трафик которых он платит.
    uk У реселера є власні клієнти: пов'язані акаунти, за трафік яких він платить.

    A reseller pays for itself and for its own clients; leave this empty.
    ru Реселлер платит за себя и за своих клиентов; оставьте поле пустым.
    uk Реселер платить за себе та за своїх клієнтів; залиште поле порожнім.

    Attach the statistics
    ru Прилагать статистику
    uk Додавати статистику

    Client: sends its own messages
    ru Клиент: отправляет свои сообщения
    uk Клієнт: надсилає власні повідомлення

    Corrected
    ru Исправлено
    uk Виправлено

    Credit notes by mail
    ru Кредит-ноты почтой
    uk Кредит-ноти поштою

    Incomplete
    ru Неполно
    uk Неповно

    Invoices by mail
    ru Счета почтой
    uk Рахунки поштою

    Low balance by mail
    ru Низкий баланс почтой
    uk Низький баланс поштою

    Off: no reminder of overdue invoices, and no block by one.
    ru Выключено: без напоминаний о просроченных счетах и без блокировки по ним.
    uk Вимкнено: без нагадувань про прострочені рахунки й без блокування за ними.

    Reminders by mail
    ru Напоминания почтой
    uk Нагадування поштою

    Reseller: has clients of its own
    ru Реселлер: имеет своих клиентов
    uk Реселер: має власних клієнтів

    Resellers
    ru Реселлеры
    uk Реселери

    There is no exchange rate from {0} to {1} for {2}: margins that need one are not shown.
    ru Нет курса {0} к {1} на {2}: маржа, для которой он нужен, не показана.
    uk Немає курсу {0} до {1} на {2}: маржу, для якої він потрібен, не показано.

    To invoices that have any.
    ru К счетам, у которых она есть.
    uk До рахунків, що її мають.

    client of reseller {0}
    ru клиент реселлера {0}
    uk клієнт реселера {0}

    reseller
    ru реселлер
    uk реселер

    · client of reseller {0}, who pays for it
    ru · клиент реселлера {0}, который за него платит
    uk · клієнт реселера {0}, який за нього платить

    · reseller without clients yet
    ru · реселлер, пока без клиентов
    uk · реселер, поки без клієнтів

    · reseller; its clients: {0}
    ru · реселлер; его клиенты: {0}
    uk · реселер; його клієнти: {0}
    """#
