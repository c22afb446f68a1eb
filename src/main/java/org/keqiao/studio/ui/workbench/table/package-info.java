/** Decision tables on the workbench: the rows in words, and beside them what the selected cell says. */
package org.keqiao.studio.ui.workbench.table;
