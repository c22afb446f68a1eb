package org.keqiao.policy;

import org.keqiao.shared.Bilingual;

/**
 * 政策项目: a published policy table of this city.
 *
 * @param key by which it is asked for, such as {@code SZ_CONVERSION_CITY}
 * @param group items whose caps and budgets are counted together
 * @param share whose purse pays
 * @param validityUnverified true when a row that holds today names no document or no first day
 */
public record PolicyItem(
        String key, Bilingual title, String group, Mode mode, Share share, boolean validityUnverified) {

    /** 申领方式: how it comes to its takers. Names are stored. */
    public enum Mode {
        /** A call, a window, an application. */
        APPLY,
        /** 免申即享: the bureau lists those who qualify, they confirm their account. */
        AUTO_GRANT,
        /** The best of a year, ranked. */
        COMPETITIVE,
        /** Redeemed as it is used, as a voucher. */
        AS_YOU_GO,
        /** No money: figures that something is checked against. */
        NONE
    }

    /** 市县分担. A city's approval never commits a county's money. Names are stored. */
    public enum Share {
        CITY,
        COUNTY
    }
}
