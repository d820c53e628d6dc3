// Command server puts letters into boxes; it empties one each second, and opens
// the other when somebody asks for it.
package main

import (
	"log"
	"net/http"
	"time"

	"fixtures.test/queuegrow/cross/mail/box"
)

func main() {
	var gated box.Gated
	var tray box.Tray
	go func() {
		for range time.Tick(time.Second) {
			for _, l := range tray.Take() {
				log.Print(l)
			}
		}
	}()
	http.HandleFunc("/put", func(_ http.ResponseWriter, r *http.Request) {
		gated.Put(r.FormValue("letter"))
		tray.Put(r.FormValue("letter"))
	})
	http.HandleFunc("/open", func(http.ResponseWriter, *http.Request) {
		gated.Open(func(l string) { log.Print(l) })
	})
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
