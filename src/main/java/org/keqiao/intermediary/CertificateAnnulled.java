package org.keqiao.intermediary;

import java.util.UUID;

/**
 * A certificate that the bureau gave a broker was annulled: it was given in error. Published in the transaction that does so.
 *
 * @param number of the certificate
 * @param organisation the person as an applicant
 * @param training the class upon whose exam it was given
 * @param reason as two people agreed on it
 */
public record CertificateAnnulled(String number, UUID organisation, UUID training, String reason) {}
