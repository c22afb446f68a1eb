/** The officer's pages: work list, case file with the decision beside it, list of cases. */
package org.keqiao.inbox.ui;
