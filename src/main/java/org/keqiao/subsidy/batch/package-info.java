/** 奖补批次: applications that are decided, shown and awarded together. */
package org.keqiao.subsidy.batch;
