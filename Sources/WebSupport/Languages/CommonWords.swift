// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors
// Table of data

/// Words of the client panel, of signing in and of the parts that both panels share.
let commonWords = #"""
    Statement
    ru Выписка
    uk Виписка

    Prices
    ru Цены
    uk Ціни

    SMPP
    ru SMPP
    uk SMPP

    Profile
    ru Профиль
    uk Профіль

    The payment request is below.
    ru Запрос на оплату ниже.
    uk Запит на оплату нижче.

    Amount is a number such as 250.00.
    ru Сумма — число вида 250.00.
    uk Сума — число виду 250.00.

    Request a pro-forma
    ru Запросить проформу
    uk Запитати проформу

    A pro-forma is a request for payment with our bank details. Nothing is owed by it: your balance rises when the money has come in.
    ru Проформа — запрос на оплату с нашими банковскими реквизитами. Долга она не создаёт: баланс вырастет, когда поступят деньги.
    uk Проформа — запит на оплату з нашими банківськими реквізитами. Боргу вона не створює: баланс зросте, коли надійдуть гроші.

    Top-up, {0}
    ru Пополнение, {0}
    uk Поповнення, {0}

    Request
    ru Запросить
    uk Запитати

    Of invoice
    ru К счёту
    uk До рахунку

    {0} has no electronic form. {1}
    ru У {0} нет электронной формы. {1}
    uk {0} не має електронної форми. {1}

    No such zone is known. Write it as Europe/Kyiv.
    ru Такой часовой пояс неизвестен. Напишите, например, Europe/Kyiv.
    uk Такий часовий пояс невідомий. Напишіть, наприклад, Europe/Kyiv.

    Times are shown in {0} now.
    ru Теперь время показывается по {0}.
    uk Тепер час показується за {0}.

    The new password needs 12 to 200 characters.
    ru Новый пароль — от 12 до 200 символов.
    uk Новий пароль — від 12 до 200 символів.

    The present password is wrong.
    ru Текущий пароль неверен.
    uk Поточний пароль неправильний.

    All invoices
    ru Все счета
    uk Усі рахунки

    Statistics without an invoice
    ru Статистика без счёта
    uk Статистика без рахунку

    Your invoices will be here.
    ru Здесь будут ваши счета.
    uk Тут будуть ваші рахунки.

    No invoice has this status.
    ru Счетов с этим статусом нет.
    uk Рахунків із цим статусом немає.

    Zone
    ru Часовой пояс
    uk Часовий пояс

    The destination cannot be reached at present.
    ru Направление сейчас недоступно.
    uk Напрямок зараз недоступний.

    The message was not delivered.
    ru Сообщение не доставлено.
    uk Повідомлення не доставлено.

    Recipient
    ru Получатель
    uk Одержувач

    Final state at
    ru Конечное состояние в
    uk Кінцевий стан о

    Network's error
    ru Ошибка сети
    uk Помилка мережі

    Price of a segment
    ru Цена сегмента
    uk Ціна сегмента

    Billed
    ru Тарификация
    uk Тарифікація

    Accepted: price fixed, money held
    ru Принято: цена зафиксирована, деньги удержаны
    uk Прийнято: ціну зафіксовано, гроші утримано

    Given to a carrier
    ru Передано оператору
    uk Передано оператору

    Taken by the carrier
    ru Оператор принял
    uk Оператор прийняв

    Not taken by the carrier
    ru Оператор не принял
    uk Оператор не прийняв

    The carrier did not answer
    ru Оператор не ответил
    uk Оператор не відповів

    Delivery receipt came
    ru Пришёл отчёт о доставке
    uk Надійшов звіт про доставку

    Final state reached
    ru Достигнуто конечное состояние
    uk Досягнуто кінцевого стану

    Your receipt was taken
    ru Ваша сторона приняла отчёт
    uk Ваша сторона прийняла звіт

    Your side refused the receipt
    ru Ваша сторона отклонила отчёт
    uk Ваша сторона відхилила звіт

    The receipt was given up
    ru Отчёт больше не отправляется
    uk Звіт більше не надсилається

    Waits for its scheduled time
    ru Ждёт назначенного времени
    uk Чекає призначеного часу

    You replaced the text
    ru Вы заменили текст
    uk Ви замінили текст

    Nothing
    ru Ничего
    uk Нічого

    Released: nothing was charged
    ru Возвращено: ничего не начислено
    uk Повернено: нічого не нараховано

    Times are those of {0}.
    ru Время по {0}.
    uk Час за {0}.

    No message matches these days.
    ru За эти дни подходящих сообщений нет.
    uk За ці дні відповідних повідомлень немає.

    Traffic of seven days
    ru Трафик за семь дней
    uk Трафік за сім днів

    Your account is blocked: messages wait until it is open again.
    ru Ваш аккаунт заблокирован: сообщения ждут, пока он не откроется.
    uk Ваш акаунт заблоковано: повідомлення чекають, поки він не відкриється.

    Your account is closed.
    ru Ваш аккаунт закрыт.
    uk Ваш акаунт закрито.

    Of your main account
    ru Вашего основного аккаунта
    uk Вашого основного акаунта

    {0} held for messages on their way
    ru {0} удержано за сообщения в пути
    uk {0} утримано за повідомлення в дорозі

    By agreement
    ru По договорённости
    uk За домовленістю

    Charged this period
    ru Начислено за период
    uk Нараховано за період

    Since {0}
    ru С {0}
    uk З {0}

    Latest invoices
    ru Последние счета
    uk Останні рахунки

    No message came in the last seven days. Send over your SMPP access.
    ru За последние семь дней сообщений не было. Отправляйте через свой SMPP-доступ.
    uk За останні сім днів повідомлень не було. Надсилайте через свій SMPP-доступ.

    SMPP access
    ru SMPP-доступ
    uk SMPP-доступ

    Your payments will be here.
    ru Здесь будут ваши платежи.
    uk Тут будуть ваші платежі.

    Method
    ru Способ
    uk Спосіб

    Settled invoices with
    ru Закрывает счета на
    uk Закриває рахунки на

    Not received yet
    ru Ещё не поступил
    uk Ще не надійшов

    No prices are agreed yet.
    ru Цены пока не согласованы.
    uk Ціни поки не узгоджено.

    Announced
    ru Объявлены
    uk Оголошені

    Announced prices
    ru Объявленные цены
    uk Оголошені ціни

    For one segment. Times are those of {0}. The price of a network comes before that of its country.
    ru За один сегмент. Время по {0}. Цена сети важнее цены страны.
    uk За один сегмент. Час за {0}. Ціна мережі важливіша за ціну країни.

    In force
    ru Действуют
    uk Діють

    All others
    ru Все остальные
    uk Усі інші

    Your time zone
    ru Ваш часовой пояс
    uk Ваш часовий пояс

    Your password
    ru Ваш пароль
    uk Ваш пароль

    Nothing was saved.
    ru Ничего не сохранено.
    uk Нічого не збережено.

    Billing zone
    ru Расчётный часовой пояс
    uk Розрахунковий часовий пояс

    To change these, write to your manager.
    ru Чтобы изменить, напишите вашему менеджеру.
    uk Щоб змінити, напишіть вашому менеджеру.

    Times of the panel are shown in it, such as Europe/Kyiv.
    ru В нём показывается время в панели, например Europe/Kyiv.
    uk У ньому показується час у панелі, наприклад Europe/Kyiv.

    Present password
    ru Текущий пароль
    uk Поточний пароль

    At least 12 characters; a sentence is good. Other browsers are signed out.
    ru Не меньше 12 символов; подойдёт фраза. В других браузерах вы выйдете.
    uk Не менше 12 символів; підійде фраза. В інших браузерах ви вийдете.

    Where to bind
    ru Куда подключаться
    uk Куди підключатися

    Version
    ru Версия
    uk Версія

    Binds
    ru Подключения
    uk Підключення

    Transmitter, receiver, transceiver
    ru Transmitter, receiver, transceiver
    uk Transmitter, receiver, transceiver

    SMPP 3.4
    ru SMPP 3.4
    uk SMPP 3.4

    Passwords are shown once, when an access is made. If one is lost, ask us for a new one.
    ru Пароль показывается один раз, при создании доступа. Если он потерян, запросите у нас новый.
    uk Пароль показується один раз, під час створення доступу. Якщо його втрачено, запросіть у нас новий.

    You have no SMPP access yet. Ask us for one.
    ru SMPP-доступа у вас пока нет. Запросите его у нас.
    uk SMPP-доступу у вас поки немає. Запросіть його в нас.

    Requests per second
    ru Запросов в секунду
    uk Запитів за секунду

    Receipts kept, hours
    ru Отчёты хранятся, часов
    uk Звіти зберігаються, годин

    SMPP accesses
    ru SMPP-доступы
    uk SMPP-доступи

    Switched off
    ru Отключён
    uk Вимкнено

    Days are those of {0}, as on your invoices.
    ru Дни по {0}, как в ваших счетах.
    uk Дні за {0}, як у ваших рахунках.

    You spend the balance of your main account; its movements are on its statement.
    ru Вы тратите баланс основного аккаунта; его движения — в его выписке.
    uk Ви витрачаєте баланс основного акаунта; його рухи — в його виписці.

    Opening balance
    ru Начальный баланс
    uk Початковий баланс

    Closing balance
    ru Конечный баланс
    uk Кінцевий баланс

    Movement
    ru Движение
    uk Рух

    Reference
    ru Основание
    uk Підстава

    Statement of account
    ru Выписка по счёту
    uk Виписка за рахунком

    There is no traffic in these days.
    ru За эти дни трафика нет.
    uk За ці дні трафіку немає.

    Messages count on the day they were received; late receipts are still added.
    ru Сообщения считаются по дню получения; поздние отчёты ещё добавляются.
    uk Повідомлення рахуються за днем отримання; пізні звіти ще додаються.

    Charged segments
    ru Тарифицировано сегментов
    uk Тарифіковано сегментів

    Traffic by {0}
    ru Трафик по: {0}
    uk Трафік за: {0}

    Submitted messages by day
    ru Отправлено сообщений по дням
    uk Надіслано повідомлень за днями

    Rounding
    ru Округление
    uk Округлення

    Invoiced amount
    ru Сумма по счёту
    uk Сума за рахунком

    Correction
    ru Корректировка
    uk Коригування

    Breadcrumbs
    ru Путь к странице
    uk Шлях до сторінки

    Newest
    ru Новые
    uk Найновіші

    Older
    ru Ранее
    uk Раніші

    Pages
    ru Страницы
    uk Сторінки

    Not understood
    ru Не понято
    uk Не зрозуміло

    The browser sent something this page cannot read.
    ru Браузер отправил то, что эта страница прочитать не может.
    uk Браузер надіслав те, що ця сторінка прочитати не може.

    Not allowed
    ru Не разрешено
    uk Не дозволено

    Your role does not allow this, or the form was too old. Go back, load the page again and repeat.
    ru Ваша роль этого не позволяет, или форма устарела. Вернитесь, обновите страницу и повторите.
    uk Ваша роль цього не дозволяє, або форма застаріла. Поверніться, оновіть сторінку й повторіть.

    Not found
    ru Не найдено
    uk Не знайдено

    There is nothing at this address.
    ru По этому адресу ничего нет.
    uk За цією адресою нічого немає.

    Too large
    ru Слишком большой
    uk Завеликий

    The file is larger than this form takes.
    ru Файл больше, чем принимает эта форма.
    uk Файл більший, ніж приймає ця форма.

    Something failed
    ru Что-то не получилось
    uk Щось не вдалося

    Nothing was saved. Please try again; the reason is in the program's log.
    ru Ничего не сохранено. Попробуйте ещё раз; причина — в журнале программы.
    uk Нічого не збережено. Спробуйте ще раз; причина — у журналі програми.

    To the start
    ru На главную
    uk На головну

    Menu
    ru Меню
    uk Меню

    Skip to content
    ru К содержимому
    uk До вмісту

    {0}Tollgate
    ru {0}Tollgate
    uk {0}Tollgate

    {0} · Tollgate
    ru {0} · Tollgate
    uk {0} · Tollgate

    Sign out
    ru Выйти
    uk Вийти

    Language
    ru Язык
    uk Мова

    System
    ru Системная
    uk Системна

    Light
    ru Светлая
    uk Світла

    Dark
    ru Тёмная
    uk Темна

    Colours
    ru Цвета
    uk Кольори

    Apply
    ru Применить
    uk Застосувати

    Part-paid
    ru Частично оплачен
    uk Частково сплачено

    Pro-forma
    ru Проформа
    uk Проформа

    On its way
    ru В пути
    uk У дорозі

    Expired
    ru Истекло
    uk Сплив термін

    Deleted
    ru Удалено
    uk Видалено

    Undeliverable
    ru Не доставлено
    uk Не доставлено

    Accepted
    ru Принято
    uk Прийнято

    Unknown
    ru Неизвестно
    uk Невідомо

    Rejected
    ru Отклонено
    uk Відхилено

    Queued
    ru В очереди
    uk У черзі

    Inactive
    ru Неактивен
    uk Неактивний

    Signed out there.
    ru Сеанс завершён.
    uk Сеанс завершено.

    This code is wrong or was used before. Take the present one.
    ru Код неверен или уже использован. Введите текущий.
    uk Код неправильний або вже використаний. Введіть поточний.

    Two-step sign-in is off.
    ru Двухэтапный вход выключен.
    uk Двоетапний вхід вимкнено.

    This form was too old. Please try again.
    ru Форма устарела. Попробуйте ещё раз.
    uk Форма застаріла. Спробуйте ще раз.

    The login or the password is wrong.
    ru Неверный логин или пароль.
    uk Неправильний логін або пароль.

    Too many wrong passwords. Please try again in a minute.
    ru Слишком много неверных паролей. Попробуйте через минуту.
    uk Забагато неправильних паролів. Спробуйте за хвилину.

    Too many wrong codes. Please try again in a minute.
    ru Слишком много неверных кодов. Попробуйте через минуту.
    uk Забагато неправильних кодів. Спробуйте за хвилину.

    This code is wrong, was used before, or came too late. Take the present one, or sign in anew.
    ru Код неверен, уже использован или опоздал. Введите текущий или войдите заново.
    uk Код неправильний, уже використаний або запізнився. Введіть поточний або увійдіть знову.

    Second step
    ru Второй этап
    uk Другий етап

    Code
    ru Код
    uk Код

    Six digits from your authenticator app, or one of your recovery codes.
    ru Шесть цифр из приложения-аутентификатора или один из резервных кодов.
    uk Шість цифр із застосунку-автентифікатора або один із резервних кодів.

    Where you are signed in
    ru Где вы вошли
    uk Де ви увійшли

    Two-step sign-in is on. Keep these recovery codes where you keep your passwords: each opens the panel once when your phone is not at hand, and they are not shown again.
    ru Двухэтапный вход включён. Храните эти резервные коды там же, где пароли: каждый один раз откроет панель, если телефона нет под рукой. Снова они не показываются.
    uk Двоетапний вхід увімкнено. Зберігайте ці резервні коди там само, де паролі: кожен один раз відкриє панель, якщо телефона немає під рукою. Знову вони не показуються.

    On
    ru Включён
    uk Увімкнено

    Code, to turn it off
    ru Код, чтобы выключить
    uk Код, щоб вимкнути

    Turn off
    ru Выключить
    uk Вимкнути

    {0} A code of your authenticator app is asked for after your password. Recovery codes left: {1}.
    ru {0} После пароля запрашивается код из приложения-аутентификатора. Осталось резервных кодов: {1}.
    uk {0} Після пароля запитується код із застосунку-автентифікатора. Залишилося резервних кодів: {1}.

    Off
    ru Выключен
    uk Вимкнено

    Set up
    ru Настроить
    uk Налаштувати

    {0} With it, a stolen password alone does not open the panel: a code of an app on your phone is asked for as well.
    ru {0} С ним украденного пароля мало: панель спросит ещё код из приложения на телефоне.
    uk {0} З ним украденого пароля замало: панель запитає ще код із застосунку на телефоні.

    QR code of the key below
    ru QR-код ключа ниже
    uk QR-код ключа нижче

    Turn on
    ru Включить
    uk Увімкнути

    Read the picture with an authenticator app, or type the key into it. Then enter the code that it shows.
    ru Считайте картинку приложением-аутентификатором или введите в него ключ. Затем введите показанный код.
    uk Зчитайте картинку застосунком-автентифікатором або введіть у нього ключ. Потім введіть показаний код.

    Key: <code class="secret">{0}</code>
    ru Ключ: <code class="secret">{0}</code>
    uk Ключ: <code class="secret">{0}</code>

    Sign out all others
    ru Завершить остальные сеансы
    uk Завершити решту сеансів

    Browser
    ru Браузер
    uk Браузер

    Signed in
    ru Вход
    uk Вхід

    Last used
    ru Последняя активность
    uk Остання активність

    This browser
    ru Этот браузер
    uk Цей браузер

    Sign-ins
    ru Сеансы
    uk Сеанси

    Sign in
    ru Войти
    uk Увійти

    Hour
    ru Час
    uk Година

    Month
    ru Месяц
    uk Місяць
    """#
