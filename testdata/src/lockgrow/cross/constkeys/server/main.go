// Command server does one thing of a kind at a time.
package main

import (
	"log"
	"net/http"
	"time"

	"fixtures.test/lockgrow/cross/constkeys/names"
)

const writing = "write"

func main() {
	http.HandleFunc("/read", func(http.ResponseWriter, *http.Request) {
		defer names.Lock("read")()
		time.Sleep(time.Millisecond)
	})
	http.HandleFunc("/write", func(http.ResponseWriter, *http.Request) {
		defer names.Lock(writing)()
		time.Sleep(time.Millisecond)
	})
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
