// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors
// Table of data

/// Refusals and warnings of the verbs behind the panels.
let sentences = #"""
    There is no such client.
    ru Такого клиента нет.
    uk Такого клієнта немає.

    This account is invoiced with its main client, {0}.
    ru Этот аккаунт попадает в счёт основного клиента, {0}.
    uk Цей акаунт потрапляє до рахунку основного клієнта, {0}.

    The client has no enterprise: choose one in its profile.
    ru У клиента нет предприятия: выберите его в профиле.
    uk У клієнта немає підприємства: виберіть його в профілі.

    The client has no company to bill to: fill in Company in its profile.
    ru У клиента не указана компания: заполните поле «Компания» в профиле.
    uk У клієнта не вказано компанію: заповніть поле «Компанія» в профілі.

    The client has no country, which decides the tax: choose it in its profile.
    ru У клиента не указана страна, а от неё зависит налог: выберите её в профиле.
    uk У клієнта не вказано країну, а від неї залежить податок: виберіть її в профілі.

    The enterprise's number pattern is wrong. {0}
    ru Шаблон номеров предприятия неверен. {0}
    uk Шаблон номерів підприємства неправильний. {0}

    The amount must be above zero.
    ru Сумма должна быть больше нуля.
    uk Сума має бути більшою за нуль.

    The amount must not be zero.
    ru Сумма не может быть нулевой.
    uk Сума не може бути нульовою.

    Amounts of this currency have at most {0} decimals.
    ru В суммах этой валюты не больше {0} знаков после запятой.
    uk У сумах цієї валюти не більше {0} знаків після коми.

    The amount must be in the client's currency.
    ru Сумма должна быть в валюте клиента.
    uk Сума має бути у валюті клієнта.

    A text must say what the amount is for.
    ru Укажите текстом, за что эта сумма.
    uk Вкажіть текстом, за що ця сума.

    The text has at most {0} characters.
    ru Текст — не больше {0} символов.
    uk Текст — не більше {0} символів.

    A usage invoice is made from a period.
    ru Счёт за трафик создаётся за период.
    uk Рахунок за трафік створюється за період.

    The client has no such invoice.
    ru У клиента нет такого счёта.
    uk У клієнта немає такого рахунку.

    The client has no e-mail for billing: type it in its profile.
    ru У клиента нет e-mail для счетов: укажите его в профиле.
    uk У клієнта немає e-mail для рахунків: вкажіть його в профілі.

    This payment was undone already.
    ru Этот платёж уже отменён.
    uk Цей платіж уже скасовано.

    This payment undoes another and stays as it is.
    ru Этот платёж отменяет другой и остаётся как есть.
    uk Цей платіж скасовує інший і залишається як є.

    There is no such payment.
    ru Такого платежа нет.
    uk Такого платежу немає.

    This request was used for something else; open the form anew.
    ru Этот запрос уже использован для другого; откройте форму заново.
    uk Цей запит уже використано для іншого; відкрийте форму знову.

    A proforma owes nothing, so there is nothing to credit.
    ru По проформе нет долга, сторнировать нечего.
    uk За проформою немає боргу, сторнувати нічого.

    This invoice is credited in full already.
    ru Этот счёт уже полностью сторнирован.
    uk Цей рахунок уже повністю сторновано.

    At most {0} {1} without tax is left of the invoice.
    ru От счёта осталось не больше {0} {1} без налога.
    uk Від рахунку залишилося не більше {0} {1} без податку.

    A reason must say why the invoice is credited.
    ru Укажите причину, почему счёт сторнируется.
    uk Вкажіть причину, чому рахунок сторнується.

    The last document of this number series is dated {0}, and numbers must not go back in time: use that date or a later one.
    ru Последний документ этой серии датирован {0}, а номера не могут идти назад во времени: укажите эту дату или более позднюю.
    uk Останній документ цієї серії датовано {0}, а номери не можуть іти назад у часі: вкажіть цю дату або пізнішу.

    No number was given in {0}, so the date would begin that series now: use a date of the present one.
    ru За {0} номеров ещё не было, и эта дата начала бы новую серию: укажите дату текущей серии.
    uk За {0} номерів ще не було, і ця дата розпочала б нову серію: вкажіть дату поточної серії.

    The date must not lie in the future.
    ru Дата не может быть в будущем.
    uk Дата не може бути в майбутньому.

    The last day must not come before the first.
    ru Последний день не может быть раньше первого.
    uk Останній день не може бути раніше першого.

    The client has no whole day to bill yet; bill up to now.
    ru У клиента ещё нет полного дня для счёта; выставьте до текущего момента.
    uk У клієнта ще немає повного дня для рахунку; виставте до поточного моменту.

    The period is not over: the last day that can be billed is {0}, or bill up to now.
    ru Период ещё не закончен: последний день для счёта — {0}, либо выставьте до текущего момента.
    uk Період ще не закінчено: останній день для рахунку — {0}, або виставте до поточного моменту.

    Invoice {0} covers {1} already.
    ru Счёт {0} уже охватывает {1}.
    uk Рахунок {0} уже охоплює {1}.

    Charges of {0} are not billed yet: begin the period on {1}.
    ru Начисления за {0} ещё не выставлены: начните период с {1}.
    uk Нарахування за {0} ще не виставлено: почніть період з {1}.

    There is nothing to bill yet: cuts are full quarter-hours, and traffic since {0} can be billed from {1} ({2}).
    ru Выставлять пока нечего: границы — полные четверти часа, трафик с {0} можно выставить с {1} ({2}).
    uk Виставляти поки нічого: межі — повні чверті години, трафік із {0} можна виставити з {1} ({2}).

    There is nothing to bill in this period.
    ru За этот период выставлять нечего.
    uk За цей період виставляти нічого.

    {0} to {1}
    ru с {0} по {1}
    uk з {0} по {1}

    System id is one word of letters, digits, points, dashes and underscores.
    ru System id — одно слово из букв, цифр, точек, дефисов и подчёркиваний.
    uk System id — одне слово з літер, цифр, крапок, дефісів і підкреслень.

    Throughput
    ru Скорость
    uk Швидкість

    Receipts are kept
    ru Хранение отчётов
    uk Зберігання звітів

    "{0}" is not 3 to 15 digits, perhaps with one keyword.
    ru «{0}» — не 3–15 цифр, возможно с одним ключевым словом.
    uk «{0}» — не 3–15 цифр, можливо з одним ключовим словом.

    "{0}" is not an address such as 203.0.113.7 or 203.0.113.0/24.
    ru «{0}» — не адрес вида 203.0.113.7 или 203.0.113.0/24.
    uk «{0}» — не адреса виду 203.0.113.7 або 203.0.113.0/24.

    Password is required.
    ru Укажите пароль.
    uk Вкажіть пароль.

    SMPP passwords have 6 to 8 characters.
    ru Пароль SMPP — от 6 до 8 символов.
    uk Пароль SMPP — від 6 до 8 символів.

    Use letters, digits and signs without spaces or accents.
    ru Используйте латинские буквы, цифры и знаки без пробелов.
    uk Використовуйте латинські літери, цифри та знаки без пробілів.

    E-mail title
    ru Тема письма
    uk Тема листа

    E-mail body
    ru Текст письма
    uk Текст листа

    {{0}} is not known; there are {1}.
    ru {{0}} неизвестно; есть {1}.
    uk {{0}} невідоме; є {1}.

    Colour must be written like #1F5FBF.
    ru Цвет пишется так: #1F5FBF.
    uk Колір пишеться так: #1F5FBF.

    Login is one word of letters, digits, points, dashes and underscores.
    ru Логин — одно слово из букв, цифр, точек, дефисов и подчёркиваний.
    uk Логін — одне слово з літер, цифр, крапок, дефісів і підкреслень.

    A prepaid client has no credit; choose postpaid, or leave this empty.
    ru У клиента на предоплате нет кредита; выберите постоплату или оставьте пустым.
    uk Клієнт на передоплаті не має кредиту; виберіть постоплату або залиште порожнім.

    Low balance notice
    ru Порог уведомления
    uk Поріг сповіщення

    An end date needs an overdraft amount.
    ru К дате окончания нужна сумма овердрафта.
    uk До дати закінчення потрібна сума овердрафту.

    {0} is past and no later date is given, so nothing would be invoiced: add a date to come, or empty the field to invoice by hand.
    ru {0} уже прошло, а более поздней даты нет, и счета не выставлялись бы: добавьте будущую дату или очистите поле, чтобы выставлять вручную.
    uk {0} вже минуло, а пізнішої дати немає, і рахунки не виставлялися б: додайте майбутню дату або очистьте поле, щоб виставляти вручну.

    Dates for invoices need an enterprise that issues them.
    ru Для дат выставления нужно предприятие, которое выставляет счета.
    uk Для дат виставлення потрібне підприємство, яке виставляє рахунки.

    Payment terms
    ru Срок оплаты
    uk Строк оплати

    Brand is required: it gives the logo and the contacts.
    ru Укажите бренд: он даёт логотип и контакты.
    uk Вкажіть бренд: він дає логотип і контакти.

    Invoice note
    ru Примечание в счёте
    uk Примітка в рахунку

    Proformas need a series of their own, unlike invoices'.
    ru Проформам нужна своя серия номеров, отличная от счетов.
    uk Проформам потрібна власна серія номерів, відмінна від рахунків.

    Tax rate
    ru Ставка налога
    uk Ставка податку

    Tax rate is at most 100 percent.
    ru Ставка налога — не больше 100 процентов.
    uk Ставка податку — не більше 100 відсотків.

    Tax rate has at most two decimals, such as 21 or 7.7.
    ru В ставке не больше двух знаков после запятой, например 21 или 7.7.
    uk У ставці не більше двох знаків після коми, наприклад 21 або 7.7.

    These tax rules need the standard rate, such as 21.
    ru Для этих правил нужна основная ставка, например 21.
    uk Для цих правил потрібна основна ставка, наприклад 21.

    European VAT needs the enterprise's VAT number.
    ru Для европейского НДС нужен номер НДС предприятия.
    uk Для європейського ПДВ потрібен номер ПДВ підприємства.

    Number pattern
    ru Шаблон номера
    uk Шаблон номера

    {0} has at most {1} characters; this has {2}.
    ru {0} — не больше {1} символов; сейчас {2}.
    uk {0} — не більше {1} символів; зараз {2}.

    {0} contains the invisible character U+{1}; remove it.
    ru {0}: найден невидимый символ U+{1}; удалите его.
    uk {0}: знайдено невидимий символ U+{1}; видаліть його.

    {0} is required.
    ru {0} — обязательное поле.
    uk {0} — обов'язкове поле.

    {0} must be one address such as billing@example.com.
    ru {0} — один адрес вида billing@example.com.
    uk {0} — одна адреса виду billing@example.com.

    {0}: "{1}" is not an address such as billing@example.com.
    ru {0}: «{1}» — не адрес вида billing@example.com.
    uk {0}: «{1}» — не адреса виду billing@example.com.

    {0} must be a whole number from {1} to {2}.
    ru {0} — целое число от {1} до {2}.
    uk {0} — ціле число від {1} до {2}.

    {0} cannot be negative.
    ru {0} не может быть меньше нуля.
    uk {0} не може бути менше нуля.

    Currency is required.
    ru Укажите валюту.
    uk Вкажіть валюту.

    "{0}" is not an ISO 4217 currency code such as EUR.
    ru «{0}» — не код валюты ISO 4217, например EUR.
    uk «{0}» — не код валюти ISO 4217, наприклад EUR.

    Country is required.
    ru Укажите страну.
    uk Вкажіть країну.

    "{0}" is not a two-letter country code such as DE.
    ru «{0}» — не двухбуквенный код страны, например DE.
    uk «{0}» — не дволітерний код країни, наприклад DE.

    Time zone is required.
    ru Укажите часовой пояс.
    uk Вкажіть часовий пояс.

    {0} must be a date such as 2026-11-25.
    ru {0} — дата вида 2026-11-25.
    uk {0} — дата виду 2026-11-25.

    {0} must lie in the years {1} to {2}.
    ru {0} — год от {1} до {2}.
    uk {0} — рік від {1} до {2}.

    {0} must be one of {1}.
    ru {0} — одно из {1}.
    uk {0} — одне з {1}.

    {0} was not understood; choose one from the list.
    ru {0}: значение не распознано; выберите из списка.
    uk {0}: значення не розпізнано; виберіть зі списку.

    {0} must be a plain number such as 1250.50; "{1}" at position {2} is not allowed.
    ru {0} — простое число вида 1250.50; «{1}» в позиции {2} недопустимо.
    uk {0} — просте число виду 1250.50; «{1}» у позиції {2} недопустиме.

    {0} can be read in two ways because of its comma: write a thousand as 1000 or 1000.00, and one with three decimals as 1.000.
    ru {0}: из-за запятой число читается двояко. Тысячу пишите как 1000 или 1000.00, единицу с тремя знаками — как 1.000.
    uk {0}: через кому число читається подвійно. Тисячу пишіть як 1000 або 1000.00, одиницю з трьома знаками — як 1.000.

    {0} has at most {1} decimals.
    ru {0} — не больше {1} знаков после запятой.
    uk {0} — не більше {1} знаків після коми.

    {0} is too large.
    ru {0}: слишком большое число.
    uk {0}: завелике число.

    {0} is too large; at most {1} is allowed.
    ru {0}: слишком большое число; допустимо не больше {1}.
    uk {0}: завелике число; дозволено не більше {1}.

    Pay date is required.
    ru Укажите дату оплаты.
    uk Вкажіть дату оплати.

    Invoice date is required.
    ru Укажите дату счёта.
    uk Вкажіть дату рахунку.

    {0} has at most {1} decimals in {2}.
    ru {0} — не больше {1} знаков после запятой для {2}.
    uk {0} — не більше {1} знаків після коми для {2}.

    Login is one word of letters, digits and . _ - + @, such as an e-mail address.
    ru Логин — одно слово из букв, цифр и . _ - + @, например адрес e-mail.
    uk Логін — одне слово з літер, цифр і . _ - + @, наприклад адреса e-mail.

    Role is required.
    ru Укажите роль.
    uk Вкажіть роль.

    This role belongs to a client: choose which.
    ru Эта роль принадлежит клиенту: выберите какому.
    uk Ця роль належить клієнту: виберіть якому.

    A client's person needs one of the client roles.
    ru Пользователю клиента нужна одна из клиентских ролей.
    uk Користувачу клієнта потрібна одна з клієнтських ролей.

    Passwords have at least 12 characters; a sentence is good.
    ru Пароль — не меньше 12 символов; подойдёт фраза.
    uk Пароль — не менше 12 символів; підійде фраза.

    Passwords have at most 200 characters.
    ru Пароль — не больше 200 символов.
    uk Пароль — не більше 200 символів.

    This must be a date and time such as 2026-12-01T14:30.
    ru Нужны дата и время вида 2026-12-01T14:30.
    uk Потрібні дата й час виду 2026-12-01T14:30.

    Effective from must be a date and time such as 2026-12-01T00:00.
    ru «Действует с» — дата и время вида 2026-12-01T00:00.
    uk «Діє з» — дата й час виду 2026-12-01T00:00.

    Prices cannot start in the past: messages sent since then are charged already.
    ru Цены не могут начинаться в прошлом: отправленные с тех пор сообщения уже тарифицированы.
    uk Ціни не можуть починатися в минулому: надіслані відтоді повідомлення вже тарифіковано.

    The logo must be a whole PNG, JPEG or SVG picture of at most {0} pixels a side.
    ru Логотип — целое изображение PNG, JPEG или SVG, не больше {0} пикселей по стороне.
    uk Логотип — ціле зображення PNG, JPEG або SVG, не більше {0} пікселів за стороною.

    No font here can print the character "{0}".
    ru Ни один шрифт здесь не может напечатать символ «{0}».
    uk Жоден шрифт тут не може надрукувати символ «{0}».

    This text is too long for a page.
    ru Этот текст слишком длинный для страницы.
    uk Цей текст задовгий для сторінки.

    This form was sent before with other content. Open it anew and try again.
    ru Эта форма уже отправлена с другим содержимым. Откройте её заново и попробуйте снова.
    uk Цю форму вже надіслано з іншим вмістом. Відкрийте її знову й спробуйте ще раз.

    Price {0} has a comma, which separates the columns of this file: write decimals with a point, such as 1000.50.
    ru В цене {0} есть запятая, а она разделяет столбцы файла: пишите дробную часть через точку, например 1000.50.
    uk У ціні {0} є кома, а вона розділяє стовпці файлу: пишіть дробову частину через крапку, наприклад 1000.50.

    {0} is on line {1} already.
    ru {0} уже есть в строке {1}.
    uk {0} вже є в рядку {1}.

    There are no lines below the header.
    ru Под заголовком нет строк.
    uk Під заголовком немає рядків.

    "{0}" is not a date such as 2026-12-01.
    ru «{0}» — не дата вида 2026-12-01.
    uk «{0}» — не дата виду 2026-12-01.

    {0} is past; prices start today or later.
    ru {0} уже прошло; цены начинаются сегодня или позже.
    uk {0} вже минуло; ціни починаються сьогодні або пізніше.

    "{0}" is not a known country.
    ru Страна «{0}» неизвестна.
    uk Країна «{0}» невідома.

    There is no network and no country.
    ru Нет ни сети, ни страны.
    uk Немає ні мережі, ні країни.

    "{0}" is not MCC and MNC such as 25501.
    ru «{0}» — не MCC и MNC, например 25501.
    uk «{0}» — не MCC і MNC, наприклад 25501.

    No country is known for {0}; add a country column.
    ru Для {0} страна неизвестна; добавьте столбец country.
    uk Для {0} країна невідома; додайте стовпець country.

    There is no price column.
    ru Нет столбца price.
    uk Немає стовпця price.

    There is neither a mccmnc nor a country column.
    ru Нет ни столбца mccmnc, ни столбца country.
    uk Немає ні стовпця mccmnc, ні стовпця country.

    The first line names the columns: mccmnc or country, price, and optionally effective.
    ru Первая строка называет столбцы: mccmnc или country, price и по желанию effective.
    uk Перший рядок називає стовпці: mccmnc або country, price і за бажання effective.

    The file is empty.
    ru Файл пуст.
    uk Файл порожній.

    A file has at most {0} lines; split it.
    ru В файле не больше {0} строк; разделите его.
    uk У файлі не більше {0} рядків; розділіть його.

    Supplier is required on a route that sends.
    ru Отправляющему маршруту нужен поставщик.
    uk Маршруту, що надсилає, потрібен постачальник.

    Choose what the route does from the list.
    ru Выберите из списка, что делает маршрут.
    uk Виберіть зі списку, що робить маршрут.

    "{0}" is not 1 to 15 digits.
    ru «{0}» — не от 1 до 15 цифр.
    uk «{0}» — не від 1 до 15 цифр.

    Name the senders that are not allowed.
    ru Укажите запрещённых отправителей.
    uk Вкажіть заборонених відправників.

    Name the numbers that are on the black list.
    ru Укажите номера чёрного списка.
    uk Вкажіть номери чорного списку.

    Type the part of the text that is filtered.
    ru Введите фильтруемую часть текста.
    uk Введіть частину тексту, що фільтрується.

    Choose a country, or type a network below.
    ru Выберите страну или введите сеть ниже.
    uk Виберіть країну або введіть мережу нижче.

    Network is MCC and MNC together, such as 25501.
    ru Сеть — это MCC и MNC вместе, например 25501.
    uk Мережа — це MCC і MNC разом, наприклад 25501.

    No country is known for {0}; choose it above.
    ru Для {0} страна неизвестна; выберите её выше.
    uk Для {0} країна невідома; виберіть її вище.

    {0} is a network of {1}, not of {2}.
    ru {0} — сеть страны {1}, а не {2}.
    uk {0} — мережа країни {1}, а не {2}.

    This system id is taken; it is unique on the platform.
    ru Этот system id занят; он уникален на платформе.
    uk Цей system id зайнятий; він унікальний на платформі.

    The logo has {0} inside: an SVG logo is shapes, paths and texts alone.
    ru Внутри логотипа есть {0}: логотип SVG — только фигуры, контуры и тексты.
    uk Усередині логотипа є {0}: логотип SVG — лише фігури, контури й тексти.

    The logo must be a PNG, JPEG or SVG picture.
    ru Логотип — изображение PNG, JPEG или SVG.
    uk Логотип — зображення PNG, JPEG або SVG.

    The logo is larger than 1 MB.
    ru Логотип больше 1 МБ.
    uk Логотип більший за 1 МБ.

    There is a brand of this name already.
    ru Бренд с таким названием уже есть.
    uk Бренд із такою назвою вже є.

    Currency stays {0}: the client has prices or money in it.
    ru Валюта остаётся {0}: у клиента есть цены или деньги в ней.
    uk Валюта залишається {0}: клієнт має ціни або гроші в ній.

    A period was invoiced already; the first day stays.
    ru Период уже выставлен; первый день не меняется.
    uk Період уже виставлено; перший день не змінюється.

    There is a client of this login already.
    ru Клиент с таким логином уже есть.
    uk Клієнт із таким логіном уже є.

    This enterprise does not exist any more.
    ru Этого предприятия больше нет.
    uk Цього підприємства більше немає.

    There is an enterprise of this name already.
    ru Предприятие с таким названием уже есть.
    uk Підприємство з такою назвою вже є.

    This brand does not exist any more.
    ru Этого бренда больше нет.
    uk Цього бренду більше немає.

    This is the last active owner; name another one first.
    ru Это последний активный владелец; сначала назначьте другого.
    uk Це останній активний власник; спочатку призначте іншого.

    This login is taken.
    ru Этот логин занят.
    uk Цей логін зайнятий.

    This client does not exist any more.
    ru Этого клиента больше нет.
    uk Цього клієнта більше немає.

    There is no open price of this destination.
    ru Открытой цены этого направления нет.
    uk Відкритої ціни цього напрямку немає.

    There is a product of this name already.
    ru Продукт с таким названием уже есть.
    uk Продукт із такою назвою вже є.

    Currency stays {0}: the product has prices or clients.
    ru Валюта остаётся {0}: у продукта есть цены или клиенты.
    uk Валюта залишається {0}: продукт має ціни або клієнтів.

    The main client stays: this client has traffic or money of its own already.
    ru Основной клиент не меняется: у этого клиента уже есть свой трафик или деньги.
    uk Основний клієнт не змінюється: цей клієнт уже має свій трафік або гроші.

    This product does not exist any more.
    ru Этого продукта больше нет.
    uk Цього продукту більше немає.

    {0} has prices in {1}; this client pays in {2}.
    ru У {0} цены в {1}, а клиент платит в {2}.
    uk {0} має ціни в {1}, а клієнт платить у {2}.

    A related account is invoiced with its main client, {0}, on that one's dates; leave this empty.
    ru Связанный аккаунт попадает в счёт основного клиента, {0}, в его даты; оставьте поле пустым.
    uk Пов'язаний акаунт потрапляє до рахунку основного клієнта, {0}, у його дати; залиште поле порожнім.

    A client cannot be its own main client.
    ru Клиент не может быть основным для самого себя.
    uk Клієнт не може бути основним для самого себе.

    {0} is itself a related account of {1}.
    ru {0} сам — связанный аккаунт клиента {1}.
    uk {0} сам — пов'язаний акаунт клієнта {1}.

    {0} pays in {1}, this client in {2}; one balance has one currency.
    ru {0} платит в {1}, этот клиент — в {2}; у одного баланса одна валюта.
    uk {0} платить у {1}, цей клієнт — у {2}; в одного балансу одна валюта.

    This client is itself the main client of {0}.
    ru Этот клиент сам — основной для {0}.
    uk Цей клієнт сам — основний для {0}.

    Currency stays {0}: the supplier has prices in it.
    ru Валюта остаётся {0}: у поставщика есть цены в ней.
    uk Валюта залишається {0}: постачальник має ціни в ній.

    This supplier does not exist any more.
    ru Этого поставщика больше нет.
    uk Цього постачальника більше немає.

    There is a supplier of this name already.
    ru Поставщик с таким названием уже есть.
    uk Постачальник із такою назвою вже є.

    Statuses
    ru Статусы
    uk Статуси

    "{0}" is no status of a refusal such as 0x58 or 88.
    ru «{0}» — не статус отказа вида 0x58 или 88.
    uk «{0}» — не статус відмови виду 0x58 або 88.

    Host
    ru Хост
    uk Хост

    Host is a name such as smpp.example.com or an address, without scheme or path.
    ru Хост — имя вида smpp.example.com или адрес, без схемы и пути.
    uk Хост — ім'я виду smpp.example.com або адреса, без схеми та шляху.

    Enquire link
    ru Enquire link
    uk Enquire link

    Response time
    ru Время ответа
    uk Час відповіді

    Receipt wait
    ru Ожидание отчёта
    uk Очікування звіту

    This channel is switched off for the client.
    ru Этот канал для клиента отключён.
    uk Цей канал для клієнта вимкнено.

    The client may not send from this address.
    ru С этого адреса клиенту отправлять нельзя.
    uk З цієї адреси клієнту надсилати не можна.

    The agreed throughput was exceeded.
    ru Превышена согласованная скорость.
    uk Перевищено узгоджену швидкість.

    The client's access is closed.
    ru Доступ клиента закрыт.
    uk Доступ клієнта закрито.

    The client's daily limit of messages is used up.
    ru Дневной лимит сообщений клиента исчерпан.
    uk Денний ліміт повідомлень клієнта вичерпано.

    The recipient is not a valid international number.
    ru Получатель — неправильный международный номер.
    uk Одержувач — неправильний міжнародний номер.

    No country or network is known for the recipient's number.
    ru Для номера получателя неизвестны страна и сеть.
    uk Для номера одержувача невідомі країна й мережа.

    The destination is closed for the client.
    ru Направление для клиента закрыто.
    uk Напрямок для клієнта закрито.

    The client has no price for the destination.
    ru У клиента нет цены на это направление.
    uk Клієнт не має ціни на цей напрямок.

    No supplier of the route has a source price.
    ru Ни у одного поставщика маршрута нет закупочной цены.
    uk Жоден постачальник маршруту не має закупівельної ціни.

    No route leads to the destination.
    ru К направлению не ведёт ни один маршрут.
    uk До напрямку не веде жоден маршрут.

    The client's available money is too little.
    ru У клиента недостаточно доступных денег.
    uk У клієнта недостатньо доступних грошей.

    The client may not use this sender.
    ru Клиенту нельзя использовать этого отправителя.
    uk Клієнту не можна використовувати цього відправника.

    The recipient's number is on the black list.
    ru Номер получателя в чёрном списке.
    uk Номер одержувача в чорному списку.

    The text was stopped by a filter.
    ru Текст остановлен фильтром.
    uk Текст зупинено фільтром.

    The client has no company name.
    ru У клиента нет названия компании.
    uk Клієнт не має назви компанії.

    The enterprise charges tax but has no tax number.
    ru Предприятие начисляет налог, но налогового номера нет.
    uk Підприємство нараховує податок, але податкового номера немає.

    The client has no country, so tax is charged as at home.
    ru У клиента не указана страна, налог начисляется как внутри страны.
    uk Клієнт не має країни, податок нараховується як у своїй країні.

    The client has no VAT number, so tax is charged as at home.
    ru У клиента нет номера НДС, налог начисляется как внутри страны.
    uk Клієнт не має номера ПДВ, податок нараховується як у своїй країні.

    The client's VAT number is not one of its country, so tax is charged as at home.
    ru Номер НДС клиента не его страны, налог начисляется как внутри страны.
    uk Номер ПДВ клієнта не його країни, податок нараховується як у своїй країні.

    There is nothing to bill.
    ru Выставлять нечего.
    uk Виставляти нічого.

    {0} messages of the period have no outcome yet; they are billed when they do.
    ru У {0} сообщения периода ещё нет итога; оно попадёт в счёт, когда итог будет.|У {0} сообщений периода ещё нет итога; они попадут в счёт, когда итог будет.|У {0} сообщений периода ещё нет итога; они попадут в счёт, когда итог будет.
    uk У {0} повідомлення періоду ще немає підсумку; воно потрапить до рахунку, коли підсумок буде.|У {0} повідомлень періоду ще немає підсумку; вони потраплять до рахунку, коли підсумок буде.|У {0} повідомлень періоду ще немає підсумку; вони потраплять до рахунку, коли підсумок буде.

    Every { needs its }.
    ru Каждой { нужна своя }.
    uk Кожній { потрібна своя }.

    {{0}} is not known; use {YYYY}, {YY}, {MM} and zeros such as {00000}.
    ru {{0}} неизвестно; используйте {YYYY}, {YY}, {MM} и нули, например {00000}.
    uk {{0}} невідоме; використовуйте {YYYY}, {YY}, {MM} і нулі, наприклад {00000}.

    A pattern has at most {0} characters.
    ru Шаблон — не больше {0} символов.
    uk Шаблон — не більше {0} символів.

    The pattern needs a counter, such as {00000}.
    ru Шаблону нужен счётчик, например {00000}.
    uk Шаблону потрібен лічильник, наприклад {00000}.

    The pattern may have one counter only.
    ru В шаблоне может быть только один счётчик.
    uk У шаблоні може бути лише один лічильник.

    A pattern with {MM} needs {YYYY} or {YY} as well.
    ru Шаблону с {MM} нужен ещё {YYYY} или {YY}.
    uk Шаблону з {MM} потрібен ще {YYYY} або {YY}.

    The time zone "{0}" is not known; use a name like Europe/Kyiv.
    ru Часовой пояс «{0}» неизвестен; укажите имя вида Europe/Kyiv.
    uk Часовий пояс «{0}» невідомий; вкажіть назву виду Europe/Kyiv.

    In months shorter than {0} days, {1} means the last day: {2} February {3}.
    ru В месяцах короче {0} дней {1} означает последний день: {2} февраля {3}.
    uk У місяцях, коротших за {0} днів, {1} означає останній день: {2} лютого {3}.

    Allowed are days of the month (1 to 31), last, weekdays (mon, tue, wed, thu, fri, sat, sun) and dates like 2026-12-31, separated by commas.
    ru Допустимы дни месяца (1–31), last, дни недели (mon, tue, wed, thu, fri, sat, sun) и даты вида 2026-12-31 через запятую.
    uk Дозволені дні місяця (1–31), last, дні тижня (mon, tue, wed, thu, fri, sat, sun) і дати виду 2026-12-31 через кому.

    there is nothing between the commas
    ru между запятыми ничего нет
    uk між комами нічого немає

    {0} is not a day of a month
    ru {0} — не день месяца
    uk {0} — не день місяця

    {0} is not a date of the calendar
    ru {0} — нет такой даты в календаре
    uk {0} — немає такої дати в календарі

    "{0}" was not understood
    ru «{0}» не распознано
    uk «{0}» не розпізнано

    there are more than {0} items
    ru больше {0} элементов
    uk більше {0} елементів

    At position {0}, {1}. {2}
    ru В позиции {0}: {1}. {2}
    uk У позиції {0}: {1}. {2}

    A draft has no number and cannot be an electronic invoice.
    ru У черновика нет номера, электронным счётом он быть не может.
    uk Чернетка не має номера, електронним рахунком вона бути не може.

    A proforma is a request for payment, not an electronic invoice.
    ru Проформа — запрос на оплату, а не электронный счёт.
    uk Проформа — запит на оплату, а не електронний рахунок.

    An electronic invoice needs at least one line.
    ru Электронному счёту нужна хотя бы одна строка.
    uk Електронному рахунку потрібен хоча б один рядок.

    Amounts of electronic invoices have at most two decimals; these have more.
    ru В суммах электронных счетов не больше двух знаков после запятой; здесь больше.
    uk У сумах електронних рахунків не більше двох знаків після коми; тут більше.

    The enterprise has no name.
    ru У предприятия нет названия.
    uk Підприємство не має назви.

    The client has no country.
    ru У клиента нет страны.
    uk Клієнт не має країни.

    The enterprise has neither a tax number nor a registration number.
    ru У предприятия нет ни налогового, ни регистрационного номера.
    uk Підприємство не має ні податкового, ні реєстраційного номера.

    Reverse charge needs the client's VAT number.
    ru Для обратного начисления нужен номер НДС клиента.
    uk Для зворотного нарахування потрібен номер ПДВ клієнта.

    The lines do not say which of several taxes is theirs.
    ru В строках не указано, какой из налогов к ним относится.
    uk У рядках не вказано, який із податків до них належить.

    The brand has no e-mail address to send from.
    ru У бренда нет e-mail для отправки.
    uk Бренд не має e-mail для надсилання.

    The client has no billing e-mail address to send to.
    ru У клиента нет e-mail для счетов.
    uk Клієнт не має e-mail для рахунків.

    The credit note does not name the invoice it corrects.
    ru В кредит-ноте не указан исправляемый счёт.
    uk У кредит-ноті не вказано рахунок, який вона виправляє.
    """#
