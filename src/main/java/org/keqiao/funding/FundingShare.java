package org.keqiao.funding;

/** Whose purse pays: 市县分担. A city's approval never commits a county's money. Names are stored. */
public enum FundingShare {
    CITY,
    COUNTY
}
