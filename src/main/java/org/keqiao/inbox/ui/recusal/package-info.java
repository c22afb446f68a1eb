/** 回避 on the screen: what is asked on a case, what is to be decided, and what officers declare. */
package org.keqiao.inbox.ui.recusal;
