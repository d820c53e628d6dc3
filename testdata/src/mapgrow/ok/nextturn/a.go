// Package main counts who is there, in the loop that hears of them: what a turn takes out, another one
// may put in, for somebody else.
package main

import (
	"bufio"
	"log"
	"net"
	"strings"
)

func main() {
	conn, err := net.Dial("tcp", "127.0.0.1:7000")
	if err != nil {
		log.Fatal(err)
	}
	there := map[string]int{}
	for in := bufio.NewScanner(conn); in.Scan(); {
		name, gone := strings.CutPrefix(in.Text(), "-")
		if gone {
			delete(there, name)
			continue
		}
		there[name]++
	}
}
