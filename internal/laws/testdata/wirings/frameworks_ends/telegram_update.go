package main

import (
	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
	"strings"

	store "matrix/store"
)

func wordsOf(text string) *store.Store {
	s := store.NewStore()
	for w := range strings.FieldsSeq(text) {
		s.Touch(w)
	}
	return s
}

func main() {
	bot, err := tgbotapi.NewBotAPI("token")
	if err != nil {
		return
	}
	for u := range bot.GetUpdatesChan(tgbotapi.NewUpdate(0)) {
		if u.Message != nil {
			println(wordsOf(u.Message.Text))
		}
	}
}
