package org.keqiao.subsidy.grant;

/** Why a party of a contract gets nothing by a list. Names are stored. */
public enum LeftOut {
    /** It has no account here that its credit code leads to. */
    NO_ACCOUNT,
    /** Natural persons and stations apply for nothing of the kind. */
    KIND,
    /** It lies where the item is not given, or is not the side that it is for. */
    NOT_OFFERED,
    /** It is known to be of no class that the item is for, or not known to be of one. */
    CLASS,
    /** A record of integrity stands against it. */
    INTEGRITY,
    /** An application claims on the contract, or another list has given something for it. */
    CLAIMED,
    /** Nothing of the contract is left that an item of the group has not counted. */
    COUNTED,
    /** The contract's amount is not final yet. */
    PROVISIONAL,
    /** What the contract is about is claimed on, or listed, by another contract that is one technique with it. */
    RIGHT,
    /** Of a contract one party gets it. */
    OTHER_PARTY,
    /** The certificate does not hold any more. */
    CERTIFICATE,
    /** The rules give nothing for it. */
    NOTHING,
    /** Somebody of the bureau struck it out, and says why. */
    STRUCK
}
