/** How somebody becomes a technology broker: training classes, exam, certificate. */
package org.keqiao.intermediary.training;
