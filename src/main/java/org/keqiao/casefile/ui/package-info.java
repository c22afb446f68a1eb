/** The applicant's screens: catalogue, application, own cases, correction. */
package org.keqiao.casefile.ui;
