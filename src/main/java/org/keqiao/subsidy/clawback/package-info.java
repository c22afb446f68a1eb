/** 追回: money that was paid and has to come back, from the decision to the last repayment. */
package org.keqiao.subsidy.clawback;
