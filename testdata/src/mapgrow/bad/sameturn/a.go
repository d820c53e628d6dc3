// Package main takes an entry out and puts it in again, in one turn of the loop that hears of it.
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
		}
		there[name]++ // want mapgrow medium "there"
	}
}
