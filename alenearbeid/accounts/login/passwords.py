"""What is asked of a password, told in our words."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext


class LongEnough(MinimumLengthValidator):
    """Django's own sentence has no Norwegian translation: it was changed in 5.2 without them."""

    def get_error_message(self) -> str:
        return gettext("Passordet er for kort. Det må ha minst %(number)d tegn.") % {"number": self.min_length}
