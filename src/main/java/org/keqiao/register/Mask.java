package org.keqiao.register;

import org.keqiao.register.Certificates.Party;

/**
 * Names as the public sees them: enough to compare with a certificate in one's hand, too little to collect the market's
 * parties from.
 */
final class Mask {

    private static final String HIDDEN = "****";
    private static final int SHORT = 8;

    private Mask() {}

    /** An organisation keeps both ends of its name, a natural person only the first character. */
    static String party(Party party) {
        int[] name = party.name().codePoints().toArray();
        boolean organisation = party.uscc() != null || name.length >= SHORT;
        if (name.length == 0) {
            return HIDDEN;
        }
        if (!organisation) {
            return text(name, 0, 1) + "**";
        }
        int kept = Math.min(4, (name.length - 1) / 2);
        return text(name, 0, kept) + HIDDEN + text(name, name.length - kept, kept);
    }

    private static String text(int[] name, int from, int count) {
        return new String(name, from, count);
    }
}
