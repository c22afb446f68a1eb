/** 回避: who stands back from a case, how that is asked for and decided, and what has to be examined anew. */
package org.keqiao.inbox.recusal;
