/** 拨付: from money that is promised to money in the account, the county's own decision included. */
package org.keqiao.subsidy.payment;
