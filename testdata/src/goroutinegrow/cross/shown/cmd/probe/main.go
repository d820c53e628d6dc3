// Command probe asks once.
package main

import (
	"fmt"
	"net/http"

	"fixtures.test/goroutinegrow/cross/shown/first"
)

func main() {
	fmt.Println(first.Probe(func() string {
		resp, err := http.Get("http://localhost/")
		if err != nil {
			return err.Error()
		}
		defer resp.Body.Close()
		return resp.Status
	}))
}
