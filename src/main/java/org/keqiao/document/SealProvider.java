package org.keqiao.document;

import java.util.UUID;

/** The e-seal port: how letters come by their seal here. */
public interface SealProvider {

    /**
     * ELECTRONIC where {@link #seal} does it after the decision's commit, BLANK where people stamp paper and hand in the
     * copy, DEMO for a mark that letters bear as soon as they are issued.
     */
    Letter.Seal kind();

    /**
     * Seals a rendered PDF. Called once for each letter, and again only when a call failed or its answer was lost with the
     * node that asked; never while somebody waits for a page. Must answer, or throw, within a minute.
     *
     * @param letter the same for each call about one letter, so that a provider that counts can tell a repetition
     * @param sealName the seal's name, of the city's profile
     * @return the sealed bytes
     */
    default byte[] seal(UUID letter, byte[] pdf, String sealName) {
        throw new UnsupportedOperationException("seals by " + kind() + " only");
    }
}
