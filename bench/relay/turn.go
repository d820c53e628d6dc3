package main

import (
	"bufio"
	"fmt"
	"net"
	"strings"
)

// How much each turn does. What is asked for seldom holds much by itself.
const (
	messages  = 20    // of each client, to topics of its own and to one that all share
	aboutEach = 20    // turns between two texts about a topic
	aboutSize = 32000 // bytes of such a text
	reachEach = 40    // turns between two connections that stay
	hostEach  = 10    // turns between two look-ups
)

// turn is what one client does, and what is asked of the web server besides.
func (r *run) turn(n int, peer string) error {
	if err := r.client(n); err != nil {
		return err
	}
	asks := []string{
		fmt.Sprintf("PUT /mark?mark=mark-%d&from=192.0.2.%d:%d", n, n%250, n),
		"PUT /title",
	}
	if n%aboutEach == 0 {
		asks = append(asks, fmt.Sprintf("PUT /about?topic=about-%d", n))
	}
	if n%reachEach == 0 {
		asks = append(asks, "GET /reach?peer="+peer, "GET /greet?peer="+peer)
	}
	if n%hostEach == 0 {
		go r.get("GET", fmt.Sprintf("/host?name=host%d.example", n), nil) // each waits until it gives up
		go r.get("GET", fmt.Sprintf("/name?addr=host%d.example", n), nil)
	}
	for _, ask := range asks {
		method, path, _ := strings.Cut(ask, " ")
		size := 40
		if strings.Contains(path, "/about") {
			size = aboutSize
		}
		if _, err := r.get(method, path, strings.NewReader(strings.Repeat("x", size))); err != nil {
			return err
		}
	}
	return nil
}

// client connects, says a few lines, and leaves.
func (r *run) client(n int) error {
	conn, err := net.Dial("tcp", r.clients)
	if err != nil {
		return err
	}
	defer conn.Close()
	lines := bufio.NewScanner(conn)
	say := func(format string, args ...any) error {
		if _, err := fmt.Fprintf(conn, format+"\n", args...); err != nil {
			return err
		}
		if !lines.Scan() {
			return fmt.Errorf("client %d: the connection ended: %w", n, lines.Err())
		}
		return nil
	}
	if !lines.Scan() { // the welcome
		return fmt.Errorf("client %d: no welcome", n)
	}
	if err := say("HELLO client-%d", n); err != nil {
		return err
	}
	if err := say("SUB news"); err != nil {
		return err
	}
	for i := range messages {
		topic := "news"
		if i < 2 {
			topic = fmt.Sprintf("topic-%d-of-client-%d", i, n)
		}
		if err := say("PUB %s hello, this is message %d", topic, i); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintln(conn, "QUIT")
	return err
}
