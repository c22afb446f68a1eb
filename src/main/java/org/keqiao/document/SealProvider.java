package org.keqiao.document;

import java.util.Optional;

/** The e-seal port: how a letter comes by its seal. */
public interface SealProvider {

    /** What a letter bears as soon as it is issued. BLANK where the seal follows by hand. */
    Letter.Seal atIssue();

    /**
     * Seals the rendered PDF.
     *
     * @param sealName the seal's name, of the city's profile
     * @return the sealed bytes; empty when nothing is to be added to them
     */
    default Optional<byte[]> seal(byte[] pdf, String sealName) {
        return Optional.empty();
    }
}
