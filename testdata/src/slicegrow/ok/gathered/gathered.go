// Package gathered asks several at once and gathers what they say before it answers.
package gathered

import (
	"bufio"
	"net"
	"net/http"
	"sync"
)

func lines(addr string, out chan<- string) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return
	}
	defer c.Close()
	for in := bufio.NewScanner(c); in.Scan(); {
		out <- in.Text()
	}
}

func ask(addrs []string) (all []string, errs []error) {
	said := make(chan string)
	var asked, heard sync.WaitGroup
	for _, addr := range addrs {
		asked.Go(func() { lines(addr, said) })
	}
	heard.Go(func() {
		for line := range said {
			all = append(all, line)
		}
	})
	asked.Wait()
	close(said)
	heard.Wait()
	return all, errs
}

// ServeHTTP asks two.
func ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	all, _ := ask([]string{"one:7", "two:7"})
	for _, line := range all {
		w.Write([]byte(line))
	}
}

// Serve asks for each request.
func Serve(addr string) error { return http.ListenAndServe(addr, http.HandlerFunc(ServeHTTP)) }
