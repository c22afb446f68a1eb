/** The officer's pages: work list and list of cases; what both and the case page share. */
package org.keqiao.inbox.ui;
