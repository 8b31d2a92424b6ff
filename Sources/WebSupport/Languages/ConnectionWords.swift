// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors
// Table of data

/// Words of suppliers' connections and clients' accesses.
let connectionWords = #"""
    A silent client is asked after it.
    ru По истечении молчащий клиент получает запрос.
    uk Після цього мовчазний клієнт отримує запит.

    A silent session is closed after it.
    ru По истечении молчащая сессия закрывается.
    uk Після цього мовчазна сесія закривається.

    A status for each reason, and its words
    ru Свой статус для каждой причины и её текст
    uk Свій статус для кожної причини та її текст

    Authorities
    ru Центры сертификации
    uk Центри сертифікації

    By what the sender looks like
    ru По виду отправителя
    uk За виглядом відправника

    Certificate name
    ru Имя в сертификате
    uk Ім'я в сертифікаті

    Certificate name is a host such as smpp.example.com.
    ru Имя в сертификате — это хост, например smpp.example.com.
    uk Ім'я в сертифікаті — це хост, наприклад smpp.example.com.

    Decimal in both, with or without zeros in front
    ru Десятичный в обоих, с нулями впереди или без них
    uk Десятковий в обох, з нулями попереду або без них

    Fingerprint
    ru Отпечаток
    uk Відбиток

    Fingerprint is the SHA-256 of the certificate: 64 hexadecimal digits.
    ru Отпечаток — это SHA-256 сертификата: 64 шестнадцатеричные цифры.
    uk Відбиток — це SHA-256 сертифіката: 64 шістнадцяткові цифри.

    For its answers to receipts.
    ru Для его ответов на отчёты.
    uk Для його відповідей на звіти.

    Further addresses
    ru Запасные адреса
    uk Запасні адреси

    Hexadecimal in both, in any case
    ru Шестнадцатеричный в обоих, в любом регистре
    uk Шістнадцятковий в обох, у будь-якому регістрі

    Inactivity
    ru Бездействие
    uk Бездіяльність

    Inactivity, seconds
    ru Бездействие, секунды
    uk Бездіяльність, секунди

    Languages
    ru Языки
    uk Мови

    Left out
    ru Не указывается
    uk Не зазначається

    Long messages whole
    ru Длинные сообщения целиком
    uk Довгі повідомлення цілком

    Names
    ru Имена
    uk Імена

    National alphabets
    ru Национальные алфавиты
    uk Національні абетки

    Of the dates in its receipts.
    ru Для дат в его отчётах.
    uk Для дат у його звітах.

    On; certificate from a public authority
    ru Вкл.; сертификат публичного центра
    uk Увімк.; сертифікат публічного центру

    On; certificate from the authorities below
    ru Вкл.; сертификат центров, указанных ниже
    uk Увімк.; сертифікат центрів, зазначених нижче

    On; certificate with the fingerprint below
    ru Вкл.; сертификат с отпечатком ниже
    uk Увімк.; сертифікат із відбитком нижче

    Parts that a client cut are joined; those that miss one leave singly.
    ru Части, нарезанные клиентом, соединяются; если части не хватает, уходят по одной.
    uk Частини, нарізані клієнтом, з'єднуються; якщо частини бракує, йдуть по одній.

    Paste whole certificates, each from BEGIN CERTIFICATE to END CERTIFICATE.
    ru Вставьте сертификаты целиком, каждый от BEGIN CERTIFICATE до END CERTIFICATE.
    uk Вставте сертифікати цілком, кожен від BEGIN CERTIFICATE до END CERTIFICATE.

    Protection
    ru Защита
    uk Захист

    Receipts
    ru Отчёты о доставке
    uk Звіти про доставку

    Refusals
    ru Отказы
    uk Відмови

    Refuses types and plans that SMPP does not define.
    ru Отклоняет типы и планы, которых нет в SMPP.
    uk Відхиляє типи й плани, яких немає в SMPP.

    SHA-256 of the one certificate, such as AB:CD:… of 32 octets.
    ru SHA-256 единственного сертификата, например AB:CD:… из 32 октетов.
    uk SHA-256 єдиного сертифіката, наприклад AB:CD:… із 32 октетів.

    SMPP 3.3, 3.4 or 5.0
    ru SMPP 3.3, 3.4 или 5.0
    uk SMPP 3.3, 3.4 або 5.0

    SMPP version
    ru Версия SMPP
    uk Версія SMPP

    Short codes
    ru Короткие номера
    uk Короткі номери

    Standard statuses
    ru Стандартные статусы
    uk Стандартні статуси

    Strict addresses
    ru Строгие адреса
    uk Суворі адреси

    TON/NPI by form, such as 1/1.
    ru TON/NPI по виду, например 1/1.
    uk TON/NPI за виглядом, наприклад 1/1.

    TON/NPI by form, such as 3/0.
    ru TON/NPI по виду, например 3/0.
    uk TON/NPI за виглядом, наприклад 3/0.

    TON/NPI by form, such as 5/0.
    ru TON/NPI по виду, например 5/0.
    uk TON/NPI за виглядом, наприклад 5/0.

    Such as turkish, spanish, when the recipients' phones have their tables: a text of several UCS-2 segments leaves as one where it fits.
    ru Например turkish, spanish, если у телефонов получателей есть их таблицы: текст из нескольких сегментов UCS-2 уходит одним, если помещается.
    uk Наприклад turkish, spanish, якщо телефони отримувачів мають їхні таблиці: текст із кількох сегментів UCS-2 йде одним, якщо вміщується.

    TLS
    ru TLS
    uk TLS

    Text in receipts
    ru Текст в отчётах
    uk Текст у звітах

    Text:…
    ru Text:…
    uk Text:…

    text:…
    ru text:…
    uk text:…

    Their certificates in PEM form, pasted whole.
    ru Их сертификаты в виде PEM, целиком.
    uk Їхні сертифікати у вигляді PEM, цілком.

    This holds a private key. Paste only certificates; keep the key to yourself.
    ru Здесь закрытый ключ. Вставляйте только сертификаты, ключ оставьте себе.
    uk Тут закритий ключ. Вставляйте лише сертифікати, ключ залиште собі.

    Time to bind
    ru Время на bind
    uk Час на bind

    Time to bind, seconds
    ru Время на bind, секунды
    uk Час на bind, секунди

    Transceiver
    ru Приёмопередатчик
    uk Приймач-передавач

    Transmitter and receiver
    ru Передатчик и приёмник
    uk Передавач і приймач

    Transmitter only: no receipts
    ru Только передатчик: без отчётов
    uk Лише передавач: без звітів

    Tried in order when this one fails: smpp2.example.com:2775.
    ru По порядку, если основной не отвечает: smpp2.example.com:2775.
    uk По черзі, якщо основний не відповідає: smpp2.example.com:2775.

    What the certificate is made out to. Empty: the host.
    ru На что выдан сертификат. Пусто — хост.
    uk На що видано сертифікат. Порожньо — хост.

    Without sub and dlvrd
    ru Без sub и dlvrd
    uk Без sub і dlvrd

    Zone of receipts
    ru Часовой пояс отчётов
    uk Часовий пояс звітів
    """#
