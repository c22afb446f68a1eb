/** 竞争性项目: the signed sheet that ranks a year's applications, rechecked by another person. */
package org.keqiao.subsidy.ranking;
