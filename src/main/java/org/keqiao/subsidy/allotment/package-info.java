/** 预算不足时的分配: how a budget line that does not suffice is shared out, put forward and confirmed by two people of finance. */
package org.keqiao.subsidy.allotment;
