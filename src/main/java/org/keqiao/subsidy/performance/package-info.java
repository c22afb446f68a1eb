/** 绩效评价: what the receiver of a subsidy reports of it in the year after its payment, and what the bureau thinks of it. */
package org.keqiao.subsidy.performance;
