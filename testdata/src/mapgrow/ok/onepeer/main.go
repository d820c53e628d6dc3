// Package main takes one upload over a connection that has a minute for it.
package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"time"
)

type upload struct{ words map[string]int }

func (u *upload) read(c net.Conn) error {
	defer c.Close()
	if err := c.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
		return err
	}
	in := bufio.NewScanner(c)
	for in.Scan() {
		u.words[in.Text()]++
	}
	return in.Err()
}

func main() {
	l, err := net.Listen("tcp", ":9999")
	if err != nil {
		os.Exit(1)
	}
	c, err := l.Accept()
	l.Close()
	if err != nil {
		os.Exit(1)
	}
	u := &upload{words: map[string]int{}}
	if err := u.read(c); err != nil {
		fmt.Println(err)
	}
	fmt.Println(len(u.words))
}
