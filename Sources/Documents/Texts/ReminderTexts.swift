// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

// Table of data: words in eight languages.

import Billing

/// The standard words of reminders: friendly, then firm, then final.
enum ReminderTexts {
    /// The words of a step, from 1; those after the third repeat it.
    static func wording(
        _ language: DocumentLanguage,
        step: Int
    ) -> ReminderDocument.Wording {
        let steps =
            switch language {
            case .english: english
            case .russian: russian
            case .ukrainian: ukrainian
            case .german: german
            case .polish: polish
            case .spanish: spanish
            case .french: french
            case .arabic: arabic
            }
        return steps[min(max(step, 1), steps.count) - 1]
    }

    private static let english: [ReminderDocument.Wording] = [
        .init(
            title: "Payment reminder",
            text: """
                These invoices are past their due date. Please pay them without delay; if you \
                have paid already, thank you, and please disregard this letter.
                """
        ),
        .init(
            title: "Second payment reminder",
            text: """
                We have reminded you of these invoices before and have not yet received your \
                payment. Please pay {total} now, or tell us what stands in the way.
                """
        ),
        .init(
            title: "Final payment reminder",
            text: """
                In spite of our reminders these invoices are still unpaid, one of them for \
                {days} days. Please pay {total} at once. Otherwise we may suspend the service \
                and claim what the law grants for late payment.
                """
        ),
    ]

    private static let russian: [ReminderDocument.Wording] = [
        .init(
            title: "Напоминание об оплате",
            text: """
                Срок оплаты этих счетов прошёл. Пожалуйста, оплатите их без задержки; если \
                оплата уже сделана, благодарим вас и просим не учитывать это письмо.
                """
        ),
        .init(
            title: "Второе напоминание об оплате",
            text: """
                Мы уже напоминали об этих счетах, но оплата пока не поступила. Пожалуйста, \
                оплатите {total} сейчас или сообщите, что этому мешает.
                """
        ),
        .init(
            title: "Последнее напоминание об оплате",
            text: """
                Несмотря на наши напоминания, эти счета не оплачены; наибольшая просрочка \
                в днях: {days}. Просим немедленно оплатить {total}. Иначе мы можем \
                приостановить обслуживание и потребовать того, что закон даёт за просрочку.
                """
        ),
    ]

    private static let ukrainian: [ReminderDocument.Wording] = [
        .init(
            title: "Нагадування про оплату",
            text: """
                Строк оплати цих рахунків минув. Будь ласка, сплатіть їх без затримки; якщо \
                оплату вже зроблено, дякуємо і просимо не зважати на цей лист.
                """
        ),
        .init(
            title: "Друге нагадування про оплату",
            text: """
                Ми вже нагадували про ці рахунки, але оплата ще не надійшла. Будь ласка, \
                сплатіть {total} зараз або повідомте, що цьому заважає.
                """
        ),
        .init(
            title: "Останнє нагадування про оплату",
            text: """
                Попри наші нагадування ці рахунки не сплачено; найбільше прострочення в \
                днях: {days}. Просимо негайно сплатити {total}. Інакше ми можемо \
                призупинити обслуговування і вимагати того, що закон надає за прострочення.
                """
        ),
    ]

    private static let german: [ReminderDocument.Wording] = [
        .init(
            title: "Zahlungserinnerung",
            text: """
                Diese Rechnungen sind überfällig. Bitte begleichen Sie sie umgehend; falls Sie \
                bereits gezahlt haben, danken wir Ihnen und bitten, dieses Schreiben als \
                gegenstandslos zu betrachten.
                """
        ),
        .init(
            title: "Zweite Zahlungserinnerung",
            text: """
                An diese Rechnungen haben wir Sie bereits erinnert; Ihre Zahlung ist noch nicht \
                eingegangen. Bitte zahlen Sie {total} jetzt, oder teilen Sie uns mit, was dem \
                entgegensteht.
                """
        ),
        .init(
            title: "Letzte Mahnung",
            text: """
                Trotz unserer Erinnerungen sind diese Rechnungen noch offen; die älteste ist \
                seit {days} Tagen fällig. Bitte zahlen Sie {total} sofort. Andernfalls können \
                wir die Leistung aussetzen und die gesetzlichen Verzugsrechte geltend machen.
                """
        ),
    ]

    private static let polish: [ReminderDocument.Wording] = [
        .init(
            title: "Przypomnienie o płatności",
            text: """
                Termin płatności tych faktur minął. Prosimy o niezwłoczną zapłatę; jeśli \
                płatność została już dokonana, dziękujemy i prosimy nie brać tego pisma pod \
                uwagę.
                """
        ),
        .init(
            title: "Drugie przypomnienie o płatności",
            text: """
                O tych fakturach już przypominaliśmy, a płatność jeszcze nie wpłynęła. Prosimy \
                o zapłatę kwoty {total} teraz lub o informację, co stoi na przeszkodzie.
                """
        ),
        .init(
            title: "Ostateczne wezwanie do zapłaty",
            text: """
                Mimo naszych przypomnień te faktury nie zostały opłacone; najdłuższe \
                opóźnienie w dniach: {days}. Wzywamy do natychmiastowej zapłaty kwoty {total}. \
                W przeciwnym razie możemy zawiesić usługę i dochodzić praw, które ustawa daje \
                za opóźnienie.
                """
        ),
    ]

    private static let spanish: [ReminderDocument.Wording] = [
        .init(
            title: "Recordatorio de pago",
            text: """
                Estas facturas han vencido. Le rogamos que las pague sin demora; si ya lo ha \
                hecho, se lo agradecemos y le rogamos que no tenga en cuenta esta carta.
                """
        ),
        .init(
            title: "Segundo recordatorio de pago",
            text: """
                Ya le recordamos estas facturas y todavía no hemos recibido su pago. Le rogamos \
                que pague {total} ahora o que nos diga qué se lo impide.
                """
        ),
        .init(
            title: "Último recordatorio de pago",
            text: """
                A pesar de nuestros recordatorios, estas facturas siguen sin pagarse; el mayor \
                retraso es de {days} días. Le rogamos que pague {total} de inmediato. De lo \
                contrario podremos suspender el servicio y reclamar lo que la ley concede por \
                la demora.
                """
        ),
    ]

    private static let french: [ReminderDocument.Wording] = [
        .init(
            title: "Rappel de paiement",
            text: """
                Ces factures sont échues. Merci de les régler sans délai ; si le paiement a déjà \
                été effectué, nous vous en remercions et vous prions de ne pas tenir compte de \
                ce courrier.
                """
        ),
        .init(
            title: "Deuxième rappel de paiement",
            text: """
                Nous vous avons déjà rappelé ces factures et n’avons pas encore reçu votre \
                paiement. Merci de régler {total} dès maintenant, ou de nous dire ce qui s’y \
                oppose.
                """
        ),
        .init(
            title: "Dernier rappel de paiement",
            text: """
                Malgré nos rappels, ces factures restent impayées ; le plus grand retard est de \
                {days} jours. Merci de régler {total} immédiatement. À défaut, nous pourrons \
                suspendre le service et demander ce que la loi accorde en cas de retard.
                """
        ),
    ]

    private static let arabic: [ReminderDocument.Wording] = [
        .init(
            title: "تذكير بالدفع",
            text: """
                تجاوزت هذه الفواتير تاريخ استحقاقها. نرجو سدادها دون تأخير، وإن كنتم قد سددتموها \
                فنشكركم ونرجو إهمال هذه الرسالة.
                """
        ),
        .init(
            title: "التذكير الثاني بالدفع",
            text: """
                سبق أن ذكّرناكم بهذه الفواتير ولم يصلنا الدفع بعد. نرجو سداد {total} الآن، أو \
                إبلاغنا بما يحول دون ذلك.
                """
        ),
        .init(
            title: "التذكير الأخير بالدفع",
            text: """
                على الرغم من تذكيراتنا لا تزال هذه الفواتير غير مسددة، وأطول تأخير بالأيام: \
                {days}. نرجو سداد {total} فورًا، وإلا جاز لنا تعليق الخدمة والمطالبة بما يقرره \
                القانون عن التأخر في السداد.
                """
        ),
    ]
}
