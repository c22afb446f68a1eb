package org.keqiao.register;

import java.time.LocalDate;
import java.util.List;
import org.keqiao.register.Certificates.Party;
import org.keqiao.shared.Money;

/**
 * A certified contract as whatever rests on it sees it: the newest version of one of our own, or one that was registered
 * elsewhere and compared with its register by an officer.
 *
 * @param number 合同登记编号
 * @param external true for one registered elsewhere
 * @param category code of the contract category
 * @param contractAmount 合同成交额
 * @param technicalAmount 技术交易额, as certified
 * @param signDate day on which it was signed
 * @param registeredOn day of the registration, whenever it was amended since
 * @param state VALID while it can be relied on
 */
public record CertifiedContract(
        String number,
        boolean external,
        String title,
        String category,
        Money contractAmount,
        Money technicalAmount,
        boolean amountProvisional,
        Party seller,
        List<Party> buyers,
        LocalDate signDate,
        LocalDate registeredOn,
        Certificate.State state) {

    public CertifiedContract {
        buyers = List.copyOf(buyers);
    }

    static CertifiedContract of(Certificate certificate) {
        return new CertifiedContract(
                certificate.number(),
                false,
                certificate.title(),
                certificate.category(),
                certificate.contractAmount(),
                certificate.technicalAmount(),
                certificate.amountProvisional(),
                certificate.seller(),
                certificate.buyers(),
                certificate.signDate(),
                certificate.registeredOn(),
                certificate.state());
    }
}
