/** 奖补资金统计 (R5): what was applied for, approved and paid, by item and county, and the applications behind it. */
package org.keqiao.subsidy.report;
