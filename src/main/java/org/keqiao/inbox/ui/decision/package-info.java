/** The step an officer decides: its form, the opinion, the outcomes and where they lead. */
package org.keqiao.inbox.ui.decision;
