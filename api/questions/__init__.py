"""A question before it is searched: typing help, filters, personal data in it."""
