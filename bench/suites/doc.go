// Command suites measures what growthlint probe costs a test suite, and whether it changes what
// the tests say.
//
//	go run ./bench/suites -dir MODULE [flags] [packages]
//
// The tests of each package are built twice, by go test -c and by growthlint probe test -c. Both
// binaries run in turn, first the one and then the other, the order changing from round to round, so
// that what else the machine does falls on both. What is compared is the processor time of user and
// system. With -sampled the instrumented tests run again under a profile, which tells what part of
// their time is in the probe whatever else the machine does. A test counts as different if it never ended in one build as it did in the other.
package main
