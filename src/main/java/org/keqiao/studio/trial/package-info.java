/** Trial runs: a changed matter walked by hand or by stored test cases, beside everything real. */
package org.keqiao.studio.trial;
