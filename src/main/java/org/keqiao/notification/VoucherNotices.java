package org.keqiao.notification;

import java.util.List;
import org.keqiao.security.Role;
import org.keqiao.voucher.VouchersWaiting;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells programme officers which vouchers wait for their settlement, once a month. */
@Component
class VoucherNotices {

    private final Notifier notifier;
    private final People people;

    VoucherNotices(Notifier notifier, People people) {
        this.notifier = notifier;
        this.people = people;
    }

    @ApplicationModuleListener
    void on(VouchersWaiting event) {
        notifier.tell(
                new Notice(
                        NotificationKind.REMINDER,
                        "vouchers:" + event.asOf(),
                        "notification.vouchersWaiting",
                        List.of(event.count(), String.join("、", event.numbers()), event.oldest()),
                        null,
                        null,
                        "vouchers"),
                people.inRoles(List.of(Role.PROGRAM_OFFICER)));
    }
}
