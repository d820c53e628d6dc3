// Command server opens the desk.
package main

import (
	"log"

	"fixtures.test/mapgrow/cross/routes/desk"
	"fixtures.test/mapgrow/cross/routes/web"
)

func main() {
	t := web.NewTable()
	desk.Open(t)
	log.Fatal(t.Listen("localhost:8080"))
}
