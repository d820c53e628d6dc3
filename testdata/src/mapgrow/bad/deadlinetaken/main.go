// Package main follows one feed for ever: only the greeting has a minute.
package main

import (
	"bufio"
	"net"
	"os"
	"time"
)

type feed struct{ last map[string]time.Time }

func (f *feed) follow(c net.Conn) error {
	defer c.Close()
	if err := c.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
		return err
	}
	in := bufio.NewScanner(c)
	if !in.Scan() {
		return in.Err()
	}
	if err := c.SetReadDeadline(time.Time{}); err != nil {
		return err
	}
	for in.Scan() {
		f.last[in.Text()] = time.Now() // want mapgrow medium "feed.last"
	}
	return in.Err()
}

func main() {
	c, err := net.Dial("tcp", "feed:9999")
	if err != nil {
		os.Exit(1)
	}
	f := &feed{last: map[string]time.Time{}}
	if f.follow(c) != nil {
		os.Exit(1)
	}
}
