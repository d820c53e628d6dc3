// Package trust holds, on the built command, what is promised on any code and any input. To
// see that each test fails on another build of growthlint, name it:
//
//	GROWTHLINT_TOOL=/path/to/growthlint go test ./bench/trust
package trust
