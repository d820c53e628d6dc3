// Package html opens the pages of -format html in a real browser without a window and does there
// what people do: it filters, moves by keyboard, follows links, looks at the page in the dark, on
// a narrow screen, without the script, and with thousands of findings. The module is its own so
// that the tool does not depend on the browser's driver.
//
// Without Chromium on the machine the tests are skipped. With PAGE_SHOTS=DIR they leave pictures
// there.
package html
