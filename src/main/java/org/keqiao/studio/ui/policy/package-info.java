/** The pages of the policy tables: all of them, and one under the table editor with its way into force. */
package org.keqiao.studio.ui.policy;
