// Command onecall listens for as long as it runs, and says what has come to whoever asks.
package main

import (
	"bufio"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
)

// client asks a service; what comes back goes to whoever has asked.
type client struct {
	mu    sync.Mutex
	conn  net.Conn
	asked map[string]func(part string)
	ended chan string
}

func dial(addr string) (*client, error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	c := &client{conn: conn, asked: map[string]func(string){}, ended: make(chan string)}
	go c.receive()
	return c, nil
}

func (c *client) receive() {
	in := bufio.NewScanner(c.conn)
	for in.Scan() {
		id, part, more := strings.Cut(in.Text(), " ")
		c.mu.Lock()
		told := c.asked[id]
		c.mu.Unlock()
		switch {
		case !more:
			c.ended <- id
		case told != nil:
			told(part)
		}
	}
	close(c.ended)
}

func (c *client) set(id string, told func(string)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if told == nil {
		delete(c.asked, id)
		return
	}
	c.asked[id] = told
}

// ask returns when all parts have come.
func (c *client) ask(id string, told func(part string)) error {
	c.set(id, told)
	defer c.set(id, nil)
	if _, err := fmt.Fprintln(c.conn, id); err != nil {
		return err
	}
	<-c.ended
	return nil
}

// each tells the parts beside what waits for the end.
func (c *client) each(id string, told func(part string)) error {
	parts := make(chan string)
	c.set(id, func(part string) { parts <- part })
	defer c.set(id, nil)
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		for {
			select {
			case part := <-parts:
				told(part)
			case <-stop:
				return
			}
		}
	}()
	if _, err := fmt.Fprintln(c.conn, id); err != nil {
		return err
	}
	<-c.ended
	return nil
}

// listen goes on.
func (c *client) listen(id string, told func(part string)) error {
	c.set(id, told)
	_, err := fmt.Fprintln(c.conn, id)
	return err
}

func main() {
	c, err := dial(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var mu sync.Mutex
	var parts []string
	told := func(part string) {
		mu.Lock()
		defer mu.Unlock()
		parts = append(parts, part) // want slicegrow medium "parts"
	}
	if err := c.ask(os.Args[3], told); err != nil {
		log.Fatal(err)
	}
	if err := c.listen(os.Args[2], told); err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/parts", func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		fmt.Fprintln(w, strings.Join(parts, ""))
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
